//! Becoming a device of a member (SPEC W3). The key that makes a retry safe is durable before the
//! code is sent, so an answer that got lost is asked for again and not used up.

use vungxanh_shared::ids::DeviceId;
use vungxanh_shared::wire::{self, EnrolRequest, EnrolResponse, ErrorBody};

use crate::event::{EnrolFailure, Outcome, RequestId, ServerAnswer};
use crate::random::Entropy;
use crate::rebase::enrolled_again;
use crate::stored::{Identity, PendingEnrolment, Stored, row};
use crate::write_set::{OnDurable, State, WriteSet};

/// An enrolment that a person asked for.
#[derive(Debug)]
pub(crate) struct Enrolling {
    pub request: RequestId,
    pub code: String,
    pub device_name: String,
    pub platform: String,
}

/// A step of an enrolment that must be durable before the next.
#[derive(Debug)]
pub(crate) enum Enrolment {
    Begun(PendingEnrolment),
    Done(Box<Identity>),
}

/// The first step: the same key where the same code was sent before.
pub(crate) fn begin(stored: &Stored, enrolling: &Enrolling, entropy: &Entropy) -> Enrolment {
    let known = stored.enrolment.as_ref().filter(|pending| pending.code == enrolling.code);
    let begun = || PendingEnrolment { code: enrolling.code.clone(), retry_key: entropy.to_vec() };
    Enrolment::Begun(known.cloned().unwrap_or_else(begun))
}

/// A step becomes durable; the last answers the person who asked.
pub(crate) fn write_step(
    state: &mut State<'_>,
    step: Enrolment,
    request: Option<RequestId>,
) -> WriteSet {
    let mut write_set = state.write_set();
    match step {
        Enrolment::Begun(pending) => {
            write_set.writes.push(row::enrolment(Some(&pending)));
            write_set.then = OnDurable::EnrolmentBegun;
        }
        Enrolment::Done(identity) => {
            let identity = enrolled_again(state, *identity, &mut write_set);
            write_set.writes.extend([row::identity(&identity), row::enrolment(None)]);
            write_set.answer = request.map(|request| (request, Outcome::Enrolled));
            write_set.then = OnDurable::Enrolled;
        }
    }
    write_set
}

/// What is sent once the first step is durable.
pub(crate) fn request(enrolling: &Enrolling, pending: &PendingEnrolment) -> Vec<u8> {
    wire::encode(&EnrolRequest {
        code: enrolling.code.clone(),
        device_name: enrolling.device_name.clone(),
        platform: enrolling.platform.clone(),
        retry_key: pending.retry_key.clone().into(),
    })
}

/// What the server answered: the last step, or why there is none.
pub(crate) fn read(answer: &ServerAnswer) -> Result<Enrolment, Box<EnrolFailure>> {
    if answer.status == 200
        && let Some(identity) = identity(&answer.body)
    {
        return Ok(Enrolment::Done(Box::new(identity)));
    }
    let said = wire::decode::<ErrorBody>(&answer.body).ok();
    let code = said.as_ref().map_or("", |said| said.code.as_str());
    let known = ["code_used", "code_expired", "code_unknown"];
    let reason = known.into_iter().find(|known| *known == code);
    let busy = (answer.status == 429).then_some("too_many_requests");
    let reason = reason.or(busy).unwrap_or("server_error");
    Err(Box::new(EnrolFailure { reason, said }))
}

fn identity(body: &[u8]) -> Option<Identity> {
    let response: EnrolResponse = wire::decode(body).ok()?;
    Some(Identity {
        device: DeviceId::from_slice(&response.device_id)?,
        token: response.token,
        member_id: response.member.id,
        member_name: response.member.name,
        member_phone: response.member.phone,
        ward_code: response.ward.code,
        ward_name: response.ward.name,
        contact_name: response.ward.contact_name,
        contact_phone: response.ward.contact_phone,
        earlier_devices: Vec::new(),
    })
}
