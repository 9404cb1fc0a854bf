//! The face that SQLite sees: its C interface to file systems over [`super::Disk`].
//!
//! The only `unsafe` of the tests. SQLite hands over pointers that it owns and keeps valid during the
//! call (its documentation of `sqlite3_vfs` and `sqlite3_io_methods`); each file that it opens holds a
//! box of ours until it closes it. No function here unwinds.
#![allow(unsafe_code, reason = "SQLite's file systems are tables of C functions")]

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::sync::atomic::{AtomicU64, Ordering, fence};
use std::sync::{Arc, Mutex, Once, PoisonError, Weak};

use rusqlite::ffi;

use super::locks::{Busy, Level, Shm};
use super::{Disk, Failure, File, State};

/// SQLite's name of the file system of all simulated disks.
pub const NAME: &str = "simulated";

static DISKS: Mutex<BTreeMap<u64, Weak<Disk>>> = Mutex::new(BTreeMap::new());
static HANDLES: AtomicU64 = AtomicU64::new(1);

/// Makes the disk known under its paths.
pub fn mount(disk: &Arc<Disk>) {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(register);
    let mut disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    disks.retain(|_, disk| disk.strong_count() > 0);
    disks.insert(disk.id, Arc::downgrade(disk));
}

fn register() {
    let vfs = Box::new(ffi::sqlite3_vfs {
        iVersion: 2,
        szOsFile: size_of::<Opened>() as c_int,
        mxPathname: 256,
        pNext: std::ptr::null_mut(),
        zName: c"simulated".as_ptr(),
        pAppData: std::ptr::null_mut(),
        xOpen: Some(open),
        xDelete: Some(delete),
        xAccess: Some(access),
        xFullPathname: Some(full_pathname),
        xDlOpen: None,
        xDlError: None,
        xDlSym: None,
        xDlClose: None,
        xRandomness: Some(randomness),
        xSleep: Some(sleep),
        xCurrentTime: Some(current_time),
        xGetLastError: None,
        xCurrentTimeInt64: Some(current_time_int64),
        xSetSystemCall: None,
        xGetSystemCall: None,
        xNextSystemCall: None,
    });
    // SAFETY: the table is never freed, as SQLite demands of a registered file system.
    unsafe { ffi::sqlite3_vfs_register(Box::into_raw(vfs), 0) };
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// What SQLite allocates for an open file: its own head, and our box behind it.
#[repr(C)]
struct Opened {
    head: ffi::sqlite3_file,
    handle: *mut Handle,
}

/// One opening of one file.
struct Handle {
    disk: Arc<Disk>,
    name: String,
    id: u64,
    life: u64,
    shm: Option<Arc<Shm>>,
}

impl Handle {
    /// Does something with the disk, if the machine that opened this file still runs.
    fn with<T>(&self, f: impl FnOnce(&mut State) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut state = self.disk.state();
        state.check(self.life)?;
        f(&mut state)
    }

    fn with_file<T>(&self, f: impl FnOnce(&mut File) -> T) -> Result<T, Failure> {
        self.with(|state| state.file(&self.name).map(f))
    }
}

/// The handle behind an open file.
///
/// # Safety
/// `file` was opened by [`open`] with success and is not closed.
unsafe fn handle<'a>(file: *mut ffi::sqlite3_file) -> &'a mut Handle {
    // SAFETY: `open` put a box there, and SQLite uses a file from one thread at a time.
    unsafe { &mut *(*file.cast::<Opened>()).handle }
}

fn code(failure: Failure, error: c_int) -> c_int {
    match failure {
        Failure::Full => ffi::SQLITE_FULL,
        Failure::Gone | Failure::Error => error,
    }
}

fn answer(result: Result<(), Failure>, error: c_int) -> c_int {
    result.map_or_else(|failure| code(failure, error), |()| ffi::SQLITE_OK)
}

/// The disk of a path, and the file's name on it.
///
/// # Safety
/// `path` is null or a C string.
unsafe fn place<'a>(path: *const c_char) -> Option<(Arc<Disk>, &'a str)> {
    // SAFETY: as the caller promises; null is a temporary file, which nothing here asks for.
    let path = (!path.is_null()).then(|| unsafe { CStr::from_ptr(path) })?.to_str().ok()?;
    let (id, name) = path.strip_prefix('/')?.split_once('/')?;
    let disks = DISKS.lock().unwrap_or_else(PoisonError::into_inner);
    Some((disks.get(&id.parse().ok()?)?.upgrade()?, name))
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: SQLite gives room for `szOsFile` bytes and a name of its own.
    let (opened, place) = unsafe { (&mut *file.cast::<Opened>(), place(name)) };
    opened.head.pMethods = std::ptr::null();
    let Some((disk, name)) = place else { return ffi::SQLITE_CANTOPEN };
    let mut state = disk.state();
    if state.dead || (!state.files.contains_key(name) && flags & ffi::SQLITE_OPEN_CREATE == 0) {
        return ffi::SQLITE_CANTOPEN;
    }
    state.files.entry(name.to_owned()).or_default();
    let (life, id) = (state.life, HANDLES.fetch_add(1, Ordering::Relaxed));
    drop(state);
    let handle = Handle { disk, name: name.to_owned(), id, life, shm: None };
    opened.handle = Box::into_raw(Box::new(handle));
    opened.head.pMethods = &raw const METHODS;
    if !out_flags.is_null() {
        // SAFETY: it is not null, so it is SQLite's.
        unsafe { *out_flags = flags };
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: SQLite closes an open file once; the box is the one that `open` made.
    let handle = unsafe { Box::from_raw((*file.cast::<Opened>()).handle) };
    let _ = handle.with_file(|file| file.locks.lower(handle.id, Level::None));
    if let Some(shm) = &handle.shm {
        shm.leave(handle.id);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(
    file: *mut ffi::sqlite3_file,
    into: *mut c_void,
    amount: c_int,
    offset: i64,
) -> c_int {
    let (amount, offset) = (amount as usize, offset as usize);
    // SAFETY: SQLite gives a buffer of `amount` bytes of an open file.
    let (handle, into) =
        unsafe { (handle(file), std::slice::from_raw_parts_mut(into.cast::<u8>(), amount)) };
    match handle.with(|state| state.read(&handle.name, offset, into)) {
        Ok(count) if count == amount => ffi::SQLITE_OK,
        Ok(_) => ffi::SQLITE_IOERR_SHORT_READ,
        Err(failure) => code(failure, ffi::SQLITE_IOERR_READ),
    }
}

unsafe extern "C" fn write(
    file: *mut ffi::sqlite3_file,
    from: *const c_void,
    amount: c_int,
    offset: i64,
) -> c_int {
    // SAFETY: SQLite gives `amount` bytes for an open file.
    let (handle, bytes) =
        unsafe { (handle(file), std::slice::from_raw_parts(from.cast::<u8>(), amount as usize)) };
    let written = handle.with(|state| state.write(&handle.name, offset as usize, bytes));
    answer(written, ffi::SQLITE_IOERR_WRITE)
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    let done = handle.with(|state| state.truncate(&handle.name, size as usize));
    answer(done, ffi::SQLITE_IOERR_TRUNCATE)
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    answer(handle.with(|state| state.sync(&handle.name)), ffi::SQLITE_IOERR_FSYNC)
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    match handle.with_file(|file| file.content.len()) {
        Ok(length) => {
            // SAFETY: SQLite gives the place for the size.
            unsafe { *size = length as i64 };
            ffi::SQLITE_OK
        }
        Err(failure) => code(failure, ffi::SQLITE_IOERR_FSTAT),
    }
}

fn level(level: c_int) -> Level {
    match level {
        ffi::SQLITE_LOCK_SHARED => Level::Shared,
        ffi::SQLITE_LOCK_RESERVED => Level::Reserved,
        ffi::SQLITE_LOCK_PENDING => Level::Pending,
        ffi::SQLITE_LOCK_EXCLUSIVE => Level::Exclusive,
        _ => Level::None,
    }
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, to: c_int) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    match handle.with_file(|file| file.locks.raise(handle.id, level(to))) {
        Ok(Ok(())) => ffi::SQLITE_OK,
        Ok(Err(Busy)) => ffi::SQLITE_BUSY,
        Err(failure) => code(failure, ffi::SQLITE_IOERR_LOCK),
    }
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, to: c_int) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    let _ = handle.with_file(|file| file.locks.lower(handle.id, level(to)));
    ffi::SQLITE_OK
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    // SAFETY: an open file, and SQLite gives the place for the answer.
    let (handle, out) = unsafe { (handle(file), &mut *out) };
    *out = c_int::from(handle.with_file(|file| file.locks.is_reserved()).unwrap_or(false));
    ffi::SQLITE_OK
}

unsafe extern "C" fn file_control(_: *mut ffi::sqlite3_file, _: c_int, _: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_: *mut ffi::sqlite3_file) -> c_int {
    4096
}

/// As on Linux: bytes that were not written stay as they were when the power goes. No more is promised.
unsafe extern "C" fn device_characteristics(_: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    // SAFETY: an open file, and SQLite gives the place for the answer.
    let (handle, out) = unsafe { (handle(file), &mut *out) };
    *out = std::ptr::null_mut();
    if handle.shm.is_none() {
        match handle.with_file(|file| file.shm.clone()) {
            Ok(shm) => handle.shm = Some(shm),
            Err(failure) => return code(failure, ffi::SQLITE_IOERR_SHMMAP),
        }
    }
    let place = handle.shm.as_ref();
    let place = place.and_then(|shm| shm.region(region as usize, size as usize, extend != 0));
    if let Some(place) = place {
        *out = place.cast_mut().cast();
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn shm_lock(
    file: *mut ffi::sqlite3_file,
    first: c_int,
    count: c_int,
    flags: c_int,
) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    let Some(shm) = &handle.shm else { return ffi::SQLITE_IOERR_SHMLOCK };
    let (first, count) = (first as usize, count as usize);
    let alone = flags & ffi::SQLITE_SHM_EXCLUSIVE != 0;
    if flags & ffi::SQLITE_SHM_UNLOCK != 0 {
        shm.unlock(handle.id, first, count, alone);
        return ffi::SQLITE_OK;
    }
    match shm.lock(handle.id, first, count, alone) {
        Ok(()) => ffi::SQLITE_OK,
        Err(Busy) => ffi::SQLITE_BUSY,
    }
}

unsafe extern "C" fn shm_barrier(_: *mut ffi::sqlite3_file) {
    fence(Ordering::SeqCst);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _: c_int) -> c_int {
    // SAFETY: an open file.
    let handle = unsafe { handle(file) };
    if let Some(shm) = handle.shm.take() {
        shm.leave(handle.id);
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn delete(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    durably: c_int,
) -> c_int {
    // SAFETY: SQLite's own name.
    let Some((disk, name)) = (unsafe { place(name) }) else { return ffi::SQLITE_IOERR_DELETE };
    let mut state = disk.state();
    if state.dead {
        return ffi::SQLITE_IOERR_DELETE;
    }
    if !state.files.contains_key(name) {
        return ffi::SQLITE_IOERR_DELETE_NOENT;
    }
    answer(state.delete(name, durably != 0), ffi::SQLITE_IOERR_DELETE)
}

unsafe extern "C" fn access(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    _: c_int,
    out: *mut c_int,
) -> c_int {
    // SAFETY: SQLite's own name and place for the answer.
    let (place, out) = unsafe { (place(name), &mut *out) };
    *out = c_int::from(place.is_some_and(|(disk, name)| disk.state().files.contains_key(name)));
    ffi::SQLITE_OK
}

unsafe extern "C" fn full_pathname(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: a C string, and room for `room` bytes.
    unsafe {
        let name = CStr::from_ptr(name).to_bytes_with_nul();
        if name.len() > room as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        std::ptr::copy_nonoverlapping(name.as_ptr().cast(), out, name.len());
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn randomness(
    _: *mut ffi::sqlite3_vfs,
    amount: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: room for `amount` bytes.
    unsafe { std::ptr::write_bytes(out, 7, amount as usize) };
    amount
}

unsafe extern "C" fn sleep(_: *mut ffi::sqlite3_vfs, microseconds: c_int) -> c_int {
    std::thread::yield_now();
    microseconds
}

/// Noon of 22 November 2026 as SQLite counts; nothing depends on it.
const NOW_MS: i64 = 212_661_936_000_000;

unsafe extern "C" fn current_time(_: *mut ffi::sqlite3_vfs, out: *mut f64) -> c_int {
    // SAFETY: SQLite gives the place for the answer.
    unsafe { *out = NOW_MS as f64 / 86_400_000.0 };
    ffi::SQLITE_OK
}

unsafe extern "C" fn current_time_int64(_: *mut ffi::sqlite3_vfs, out: *mut i64) -> c_int {
    // SAFETY: SQLite gives the place for the answer.
    unsafe { *out = NOW_MS };
    ffi::SQLITE_OK
}
