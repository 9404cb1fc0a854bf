/** A sheet to begin with: the heads that are understood by themselves, and a household of two. */
const HEADS =
  'Họ và tên,Ngày sinh,Giới tính,Quan hệ với chủ hộ,Số căn cước,Điện thoại,Tình trạng cư trú,Số nhà,Ngõ,Đường phố,Địa bàn';
const ROWS = [
  'Nguyễn Văn Mẫu,21/03/1950,Nam,Chủ hộ,,0912345678,Thường trú,15,Ngõ 12,Kim Mã',
  'Trần Thị Ví Dụ,1955,Nữ,Vợ,,,Thường trú,15,Ngõ 12,Kim Mã',
];

/** As CSV that Excel opens right: with its mark, lines ending as Excel ends them. */
export function csvFile(lines: readonly string[]): Blob {
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

export const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export function sampleSheet(area: string): Blob {
  return csvFile([HEADS, ...ROWS.map((row) => `${row},${quoted(area)}`)]);
}
