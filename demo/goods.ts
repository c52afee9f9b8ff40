/** One thing the shop sells. Prices in whole đồng. */
export type Good = {
  /** Its address is `/san-pham/<slug>`, its drawing `/tranh/<slug>.svg`. */
  readonly slug: string;
  readonly name: string;
  readonly price: number;
  readonly unit: string;
  readonly place: string;
  readonly season?: string;
  readonly lead: string;
  readonly drawing: string;
  readonly story: readonly string[];
  readonly facts: readonly (readonly [term: string, text: string])[];
};

export const goods: readonly Good[] = [
  {
    slug: 'cam-vinh', name: 'Cam Vinh', price: 325_000, unit: 'Thùng 5 kg', place: 'Quỳ Hợp', season: 'Đang vào vụ',
    lead: 'Cam Xã Đoài trồng trên đất đỏ bazan, hái lúc vỏ vừa ngả vàng.',
    drawing: 'Ba quả cam, một quả bổ đôi, còn nguyên lá',
    story: [
      'Cam Vinh vỏ mỏng, nhiều nước, ngọt đậm và thơm từ lúc còn chưa bóc. Vụ cam bắt đầu từ tháng 11 và hết vào khoảng giữa tháng Giêng.',
      'Nhà vườn hái buổi sáng, chúng tôi xếp thùng ngay buổi chiều. Quả không tẩy rửa, không đánh bóng, nên vỏ có thể có vết nám nhỏ.',
    ],
    facts: [['Quy cách', 'Thùng 5 kg, khoảng 22 đến 28 quả'], ['Bảo quản', 'Để nơi thoáng mát, dùng trong 10 ngày'], ['Vùng trồng', 'Quỳ Hợp, Nghệ An']],
  },
  {
    slug: 'nhut-thanh-chuong', name: 'Nhút mít Thanh Chương', price: 65_000, unit: 'Hũ 500 g', place: 'Thanh Chương',
    lead: 'Mít non thái sợi, muối chua vừa, giòn và thơm.',
    drawing: 'Hũ nhút đậy nắp, bên cạnh nửa quả mít',
    story: [
      '“Nhút Thanh Chương, tương Nam Đàn” là câu người xứ Nghệ nào cũng thuộc. Nhút làm từ mít non và xơ mít, thái sợi, muối với nước giếng và muối hạt.',
      'Nhút đem nấu canh cá, xào thịt ba chỉ hay trộn nộm đều hợp. Mở hũ ra, chỉ cần vắt ráo nước muối là dùng được.',
    ],
    facts: [['Thành phần', 'Mít non, xơ mít, muối, ớt, riềng'], ['Bảo quản', 'Ngăn mát tủ lạnh, dùng trong 60 ngày; mở hũ dùng trong 15 ngày'], ['Nơi làm', 'Thanh Chương, Nghệ An']],
  },
  {
    slug: 'tuong-nam-dan', name: 'Tương Nam Đàn', price: 55_000, unit: 'Chai 500 ml', place: 'Nam Đàn',
    lead: 'Đậu nành, nếp và muối, phơi nắng trong chum đủ ba tháng.',
    drawing: 'Chum tương bằng sành và một bát tương đậu',
    story: [
      'Tương Nam Đàn khác tương nơi khác ở chỗ hạt đậu còn nguyên nửa, nước tương vàng sẫm, sánh và ngọt hậu.',
      'Chấm rau luộc, bê thui, cà pháo hay kho cá đều ngon. Để càng lâu tương càng sẫm màu và đậm vị.',
    ],
    facts: [['Thành phần', 'Đậu nành, gạo nếp, muối, nước'], ['Bảo quản', 'Nơi khô mát, 12 tháng; mở nắp giữ trong ngăn mát'], ['Nơi làm', 'Nam Đàn, Nghệ An']],
  },
  {
    slug: 'mat-ong-con-cuong', name: 'Mật ong hoa rừng', price: 240_000, unit: 'Hũ 500 ml', place: 'Con Cuông',
    lead: 'Ong nuôi dưới tán rừng Pù Mát, mỗi năm quay mật một vụ.',
    drawing: 'Hũ mật ong, que lấy mật và một chú ong',
    story: [
      'Ong được đặt dưới tán rừng vùng đệm Pù Mát, lấy mật hoa rừng vào cuối mùa xuân. Mật màu hổ phách, thơm, để lạnh có thể kết tinh.',
      'Mật kết tinh là chuyện thường, không phải pha đường: ngâm hũ trong nước ấm 40 °C là mật tan lại.',
    ],
    facts: [['Thành phần', 'Mật ong nguyên chất'], ['Lưu ý', 'Không dùng cho trẻ dưới 12 tháng tuổi'], ['Nơi lấy mật', 'Con Cuông, Nghệ An']],
  },
  {
    slug: 'lac-dien-chau', name: 'Lạc sen Diễn Châu', price: 85_000, unit: 'Túi 1 kg', place: 'Diễn Châu',
    lead: 'Lạc đất cát ven biển, hạt nhỏ, bùi, phơi đủ nắng.',
    drawing: 'Rổ lạc cả vỏ, vài hạt lạc đỏ bên cạnh',
    story: [
      'Lạc trồng trên đất cát pha ven biển Diễn Châu, hạt không to nhưng chắc, bùi và thơm.',
      'Lạc bán cả vỏ, đã phơi khô. Luộc, rang, làm muối vừng hay nấu kẹo đều được.',
    ],
    facts: [['Quy cách', 'Túi 1 kg, lạc khô cả vỏ'], ['Bảo quản', 'Nơi khô ráo, dùng trong 6 tháng'], ['Vùng trồng', 'Diễn Châu, Nghệ An']],
  },
  {
    slug: 'nuoc-mam-quynh-luu', name: 'Nước mắm cá cơm', price: 120_000, unit: 'Chai 750 ml', place: 'Quỳnh Lưu',
    lead: 'Cá cơm và muối ủ trong thùng gỗ hơn một năm, chỉ lấy nước đầu.',
    drawing: 'Chai nước mắm, ba con cá cơm và một đĩa nước chấm',
    story: [
      'Cá cơm đánh ở biển Quỳnh Lưu, ướp ba cá một muối, ủ trong thùng gỗ từ mười hai đến mười lăm tháng rồi kéo rút nước đầu.',
      'Nước mắm màu cánh gián, mặn mà dịu, hợp để chấm hơn là để nấu.',
    ],
    facts: [['Thành phần', 'Cá cơm, muối biển'], ['Độ đạm', '35 độ'], ['Nơi làm', 'Quỳnh Lưu, Nghệ An']],
  },
  {
    slug: 'banh-da-do-luong', name: 'Bánh đa vừng Đô Lương', price: 60_000, unit: 'Túi 10 chiếc', place: 'Đô Lương',
    lead: 'Bánh tráng tay, rắc dày vừng đen, nướng lên giòn rụm.',
    drawing: 'Hai chiếc bánh đa rắc vừng đen và một mảnh bẻ ra',
    story: [
      'Bánh tráng bằng gạo tẻ xay nước, rắc vừng đen, thêm chút tiêu và tỏi, phơi trên phên tre một nắng.',
      'Bánh gửi đi là bánh chưa nướng. Nướng trên than hồng, trở tay đều, bánh nở phồng và thơm.',
    ],
    facts: [['Thành phần', 'Gạo tẻ, vừng đen, muối, tỏi, tiêu'], ['Bảo quản', 'Nơi khô ráo, dùng trong 3 tháng'], ['Nơi làm', 'Đô Lương, Nghệ An']],
  },
  {
    slug: 'san-day-nam-dan', name: 'Bột sắn dây', price: 150_000, unit: 'Gói 500 g', place: 'Nam Đàn',
    lead: 'Bột lọc nhiều nước, sấy khô, để nguyên cục trắng tinh.',
    drawing: 'Bát bột sắn dây trắng, củ sắn và một nhành hoa tím',
    story: [
      'Củ sắn dây đào cuối năm, nghiền, lọc qua nhiều nước cho thật trong rồi sấy khô. Bột để nguyên cục, không ướp hoa.',
      'Pha một thìa với nước nguội, thêm chút đường và chanh cho ngày nắng, hoặc quấy chín với nước sôi cho ngày lạnh.',
    ],
    facts: [['Thành phần', 'Bột sắn dây nguyên chất'], ['Bảo quản', 'Nơi khô ráo, dùng trong 18 tháng'], ['Nơi làm', 'Nam Đàn, Nghệ An']],
  },
];

export const findGood = (slug: string): Good | undefined => goods.find((good) => good.slug === slug);

const dong = new Intl.NumberFormat('vi-VN', { style: 'currency', currency: 'VND' });

/** `325.000 ₫`, as a shop here writes it. */
export const formatPrice = (price: number): string => dong.format(price);
