/** Names under which people still write places: abbreviations, provinces and districts that were merged or divided before 2021. */

/** Other spellings of today's names, as `foldName` gives them; by code of 2021. Two codes: the abbreviation is used for both. */
// biome-ignore format: a table of spellings
export const provinceSpellings: readonly (readonly [codes: readonly string[], ...names: string[]])[] = [
  [['01'], 'hn', 'tphn', 'hanoi'], [['79'], 'hcm', 'tphcm', 'hcmc', 'sg', 'tpsg', 'sai gon', 'saigon', 'sai gon gia dinh', 'gia dinh', 'hochiminh'],
  [['46'], 'hue', 'tt hue', 'tth', 'tthue', 'thua thien'], [['77'], 'br vt', 'brvt', 'vung tau con dao'], [['31'], 'hp', 'tphp'], [['92'], 'tpct'],
  [['48', '75'], 'dn'], [['48'], 'tpdn', 'danang'], [['66'], 'dac lac', 'dak lac', 'dac lak', 'daklak', 'daclac', 'dar lac'], [['67'], 'dac nong', 'daknong', 'dacnong'],
  [['62'], 'kontum', 'cong tum'], [['64'], 'gialai'], [['83'], 'kien hoa'], [['11'], 'dienbien'], [['06'], 'bac can'],
];

/** Provinces of 1976–2008, with the ones that hold their ground in 2021 (by code). */
// biome-ignore format: a table of names
export const formerProvinces: readonly (readonly [name: string, codes: readonly string[], years: string])[] = [
  ['Hà Tây', ['01'], '1965–2008'], ['Hà Sơn Bình', ['01', '17'], '1976–1991'], ['Hà Nam Ninh', ['35', '36', '37'], '1976–1991'], ['Nam Hà', ['35', '36'], '1965–1996'],
  ['Hải Hưng', ['30', '33'], '1968–1996'], ['Hà Bắc', ['24', '27'], '1962–1996'], ['Vĩnh Phú', ['25', '26'], '1968–1996'], ['Bắc Thái', ['06', '19'], '1965–1996'],
  ['Cao Lạng', ['04', '20'], '1976–1978'], ['Hà Tuyên', ['02', '08'], '1976–1991'], ['Hoàng Liên Sơn', ['10', '15'], '1976–1991'], ['Nghĩa Lộ', ['15', '14'], '1962–1976'],
  ['Nghệ Tĩnh', ['40', '42'], '1976–1991'], ['Bình Trị Thiên', ['44', '45', '46'], '1976–1989'], ['Quảng Nam - Đà Nẵng', ['48', '49'], '1976–1996'],
  ['Nghĩa Bình', ['51', '52'], '1976–1989'], ['Phú Khánh', ['54', '56'], '1976–1989'], ['Thuận Hải', ['58', '60'], '1976–1991'], ['Gia Lai - Kon Tum', ['62', '64'], '1976–1991'],
  ['Sông Bé', ['70', '74'], '1976–1996'], ['Cửu Long', ['84', '86'], '1976–1991'], ['Minh Hải', ['95', '96'], '1976–1996'],
];

/** Provinces that bear the name of a larger one of before: looked into as well when the district is not found in them. */
export const oncePartOf: { readonly [code: string]: readonly string[] } = {
  '93': ['92', '94'], // Hậu Giang of 1976–1991
  '92': ['93'], // Cần Thơ of 1991–2003
  '66': ['67'], // Đắk Lắk to 2003
  '12': ['11'], // Lai Châu to 2003
  '49': ['48'], // Hoà Vang and Hội An, written Quảng Nam by habit
  '75': ['77'], // Đồng Nai to 1991
};

/** Districts ended or given to another province before 2021: where they stood, what they were called, which districts (by code) hold their ground. */
// biome-ignore format: a table of names
export const formerDistricts: readonly (readonly [province: string, name: string, districts: readonly string[]])[] = [
  ['79', 'Quận 2', ['769']], ['79', 'Quận 9', ['769']], ['79', 'Quận Thủ Đức', ['769']], ['01', 'Huyện Từ Liêm', ['019', '021']], ['01', 'Thị xã Hà Đông', ['268']],
  ['26', 'Huyện Mê Linh', ['250']], ['25', 'Huyện Mê Linh', ['250']],
];
