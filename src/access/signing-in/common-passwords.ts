/** What is tried first: the head of the lists that are published after every theft, and what people here choose. Lower case. */
const international =
  '12345678 123456789 1234567890 0123456789 87654321 987654321 11111111 00000000 88888888 12341234 12344321 11223344 password password1 password123 passw0rd p@ssw0rd qwertyui qwerty123 qwertyuiop 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 zaq12wsx asdfghjk asdfghjkl abcd1234 abc12345 abcdefgh aa123456 a1234567 a12345678 iloveyou iloveyou1 sunshine princess football baseball superman trustno1 welcome1 welcome123 letmein1 changeme admin123 admin1234 administrator adminadmin test1234 testtest internet computer samsung1 google123 facebook zxcvbnm1 zxcvbnm123 dragon123 monkey123 master123 michael1 starwars whatever';
const vietnamese =
  'matkhau1 matkhau123 matkhau@123 vietnam1 vietnam123 vietnam@123 vietnam2024 vietnam2025 vietnam2026 hanoi123 hanoi1234 saigon123 congan123 congan@123 congan113 anhyeuem emyeuanh anhnhoem khongbiet khongcomatkhau thanhcong hanhphuc yeuemnhieu yeuanhnhieu 19081945 30041975 02091945 22121944 dancu123 dancu@123 sogoc123 hotich123 cccd1234 canbo123 ubnd1234 ubnd@123 tuphap123';

export const commonPasswords: ReadonlySet<string> = new Set(`${international} ${vietnamese}`.split(' '));
