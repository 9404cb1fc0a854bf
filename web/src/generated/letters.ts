// Derived from shared/src/text.rs by `cargo xtask schema`. Do not edit.

/** Letters that look like another, in lower case, and the one that is meant. */
export const LOOK_ALIKES: readonly (readonly [string, string])[] = [
  [
    "ðɖ",
    "đ"
  ],
  [
    "аαɑ",
    "a"
  ],
  [
    "ƀɓв",
    "b"
  ],
  [
    "сϲ",
    "c"
  ],
  [
    "еε",
    "e"
  ],
  [
    "ɡ",
    "g"
  ],
  [
    "һнħ",
    "h"
  ],
  [
    "ıіιɨ",
    "i"
  ],
  [
    "јʝ",
    "j"
  ],
  [
    "кκƙ",
    "k"
  ],
  [
    "łƚ",
    "l"
  ],
  [
    "м",
    "m"
  ],
  [
    "ŋɲ",
    "n"
  ],
  [
    "оοøɔ",
    "o"
  ],
  [
    "рρ",
    "p"
  ],
  [
    "ѕ",
    "s"
  ],
  [
    "тτŧ",
    "t"
  ],
  [
    "ʉ",
    "u"
  ],
  [
    "хχ",
    "x"
  ],
  [
    "уγ",
    "y"
  ]
];

/** What people type for an apostrophe. */
export const APOSTROPHES = "'’‘ʼʻˈ`´′ʹ＇";

/** Names, and what the search looks through for each. */
export const EXAMPLES: readonly { text: string; search: string }[] = [
  {
    "search": "nguyen thi hoa",
    "text": "Nguyễn Thị Hoà"
  },
  {
    "search": "dang van dat",
    "text": "Ðặng Văn Ðạt"
  },
  {
    "search": "hhen hen nie",
    "text": "H'Hen Niê"
  },
  {
    "search": "kbram bram",
    "text": "K’Brăm"
  },
  {
    "search": "hlinh linh buon ma",
    "text": "H' Linh  Ƀuôn-Mă"
  },
  {
    "search": "lan to a2 2",
    "text": "Lаn, tổ 'A' 2"
  },
  {
    "search": "lan 09",
    "text": "Ｌａｎ ０９"
  },
  {
    "search": "lac i oi",
    "text": "Łạc ı Øi"
  },
  {
    "search": "dinh van dat",
    "text": "đinh VĂN ĐẠT"
  }
];
