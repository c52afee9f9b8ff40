import { resolve } from 'node:path';
import type { Library } from '../../src/cli/library.ts';
import { parsePolicy } from '../../src/policy/parse-policy.ts';

/** A data policy that says all it must, in as few words as that takes. `{{…}}` and front matter as a shop writes them. */
export const SOUND = `---
document: chinh-sach-bao-mat
version: 2026-11-15
effective: 2026-11-20
language: vi
shop: Quê Nhà
address: 12 đường Lê Lợi, Vinh
phone: 0238 555 0123
email: baomat@quenha.example
---
# Chính sách bảo vệ dữ liệu cá nhân của {{shop}}

{{shop}}, {{address}}, điện thoại {{phone}}.

## Mục đích và phạm vi thu thập {#muc-dich}
Chúng tôi cần tên, số điện thoại và địa chỉ để giao hàng cho bạn.

## Phạm vi sử dụng {#pham-vi-su-dung}
Chúng tôi chỉ dùng dữ liệu cho đơn hàng mà bạn đã đặt.

## Chia sẻ với bên giao hàng {#giao-hang consent=partner-sharing.giao-hang recipients="Giao Hàng Mẫu" edition=1}
Nếu bạn đồng ý, chúng tôi gửi số điện thoại của bạn cho Giao Hàng Mẫu.

## Thời gian lưu trữ {#luu-tru}
Chúng tôi giữ đơn hàng 3 năm sau khi đơn hoàn tất.

## Ai được tiếp cận dữ liệu {#ai-tiep-can}
Nhân viên bán hàng, mỗi người chỉ xem phần cần cho việc của mình.

## Biện pháp bảo vệ {#bao-ve}
Đường truyền được mã hóa, dữ liệu có bản dự phòng.

## Quyền của bạn {#quyen}
Xem [cách khiếu nại](#khieu-nai), [đổi trả](/chinh-sach/doi-tra#hoan-tien) và [bản gốc](../doi-tra/1.md).

### Xem dữ liệu {#xem-du-lieu request=see}
Bạn gọi hoặc viết cho chúng tôi để nhận một bản sao.

### Sửa dữ liệu {#sua-du-lieu request=correct}
Bạn cho chúng tôi biết chỗ sai và nội dung đúng là gì.

### Xóa dữ liệu {#xoa-du-lieu request=delete}
Bạn có thể yêu cầu xóa một phần hoặc cả tài khoản.

### Hạn chế sử dụng dữ liệu {#han-che request=restrict}
Bạn có thể đề nghị tạm ngừng dùng một phần dữ liệu.

## Khiếu nại {#khieu-nai request=complain}
Chúng tôi trả lời bạn trong vòng hai ngày làm việc.
`;

export const RETURNS = `---
document: doi-tra
version: 1
effective: 2026-06-01
language: vi
shop: Quê Nhà
phone: 0238 555 0123
---
# Đổi trả

## Hoàn tiền {#hoan-tien}
Tiền về trong 5 ngày; dữ liệu theo [chính sách](/chinh-sach/bao-mat#luu-tru).
`;

/** Reads made-up files as though they lay in a folder `/content`. */
export const libraryOf = async (files: Readonly<Record<string, string>>): Promise<Library> => Promise.all(
  Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)).map(async ([shown, source]) =>
    ({ path: resolve('/content', shown), shown, source, ...await parsePolicy(source) })));
