/** What columns are called, in many languages: the kind that a name of a column tells. */
import { fold } from '../text/fold.ts';
import type { Kind } from './kinds.ts';

/**
 * Phrases of whole words; a `*` at the end stands for any end of the word, a `?` for a space or none, and words of scripts that divide none are found anywhere. The first
 * row that fits decides, so that what is narrower stands first: a street's name is no name.
 */
const phrases: readonly (readonly [Kind, string])[] = [
  ['ignore', 'created*, updated*, modified*, inserted*, timestamp*, cluster*, entity*, source*, dataset*'],
  [
    'email',
    'email*, e mail*, mail, correo, courriel, thu dien tu, posta elettronica, почта, эл почта, электронная почта, 邮箱, 电子邮件, メール, 이메일, 전자우편, بريد, אימייל, דואל, อีเมล',
  ],
  [
    'phone',
    'phone*, tel, tel no, telephone*, telefono*, telefon*, telefone*, telephone, mobile*, handy*, celular, cellulare, cell, fax, gsm, dien thoai*, sdt, so dt, so dien thoai, di dong, телефон*, тел, моб, 电话*, 手机*, 電話*, 携帯, 전화*, 휴대폰, 연락처, هاتف, الهاتف, جوال, טלפון, נייד, โทรศัพท์, เบอร์โทร, telepon, hp',
  ],
  [
    'year',
    'birth year, year of birth, byear, yob, nam sinh, geburtsjahr, annee de naissance, annee naissance, ano de nacimiento, ano nacimiento, ano de nascimento, anno di nascita, rok urodzenia, год рождения, 出生年份, 出生年度, 출생연도, 출생년도, year, yr, jahr, annee, ano, anno, rok, jaar, nam, год, 年份, 发行年, 연도, السنة, שנה, ปี',
  ],
  [
    'category',
    'birth ?place, birthplace*, place of birth, pob, noi sinh, geburtsort, lieu de naissance, lieu naissance, lugar de nacimiento, lugar nacimiento, local de nascimento, luogo di nascita, miejsce urodzenia, место рождения, 出生地, 출생지, مكان الميلاد, מקום לידה, สถานที่เกิด',
  ],
  [
    'date',
    'dob, d o b, birth ?date, birthday, date of birth, date ?birth, birth ?dt, birth, born, ngay sinh*, ns, geburtsdatum, geburtstag, geboren*, geb datum, gebdat, geboortedatum, date de naissance, date naissance, naissance, ne le, fecha de nacimiento, fecha nacimiento, fecha nac*, nacimiento, f nac, data di nascita, data nascita, nascita, data de nascimento, data nascimento, nascimento, data urodzenia, urodzony, fodelsedatum, fodt, fodselsdato, dogum tarihi, datum narozeni, tanggal lahir, tgl lahir, дата рождения, родился, рождения, 出生日期, 出生年月日, 生日, 出生, 生年月日, 誕生日, 생년월일, 생일, تاريخ الميلاد, الميلاد, תאריך לידה, לידה, วันเกิด, วันเดือนปีเกิด, date*, datum, fecha, data, ngay, tarih, дата, 日期, 날짜, تاريخ, תאריך, วันที่, dod, death ?date',
  ],
  [
    'company',
    'company*, compan*, firm, firma, firmenname, organisation*, organization*, org, org name, business*, empresa, razon social, societe, raison sociale, unternehmen, azienda, ragione sociale, bedrijf*, enterprise, employer, vendor, supplier, manufacturer, corporation, institution, trade name, cong ty, ten cong ty, doanh nghiep, ten doanh nghiep, restaurant*, shop*, store*, hotel*, компания, организация, предприятие, название компании, 公司*, 企业*, 会社*, 企業*, 회사*, 상호, شركة, الشركة, חברה, בריט*, บริษัท',
  ],
  [
    'code',
    'post ?code*, postal*, zip*, plz, postleitzahl, code postal, cp, codigo postal, cod postal, cap, cep, kod pocztowy, psc, postnummer, postcode, pin ?code, ma buu chinh, street ?number, street ?no, house ?number, house ?no, house ?num, hausnummer, hausnr, numero civico, numero de casa, numero casa, nr domu*, numer domu, nr mieszkania, cislo domu*, cislo popisne, huisnummer*, huisnr, husnummer, husnr, kapi no*, bina no, daire no, номер дома, дом, 门牌号, 번지, so nha, enumpc, индекс, почтовый индекс, 邮编, 邮政编码, 郵便番号, 우편번호, الرمز البريدي, מיקוד, รหัสไปรษณีย์, kode pos, pages, page*, volume, issue',
  ],
  [
    'address',
    'street*, addr*, strasse*, str, anschrift, rue, voie, calle, direccion, domicilio, adresse, adres*, via, indirizzo, endereco, morada, ulica, ul, gata, gatuadress, thuong tru, tam tru, noi o*, cho o*, noi cu tru, noi thuong tru, dia chi*, duong, que quan, residence, home, road, suburb, адрес, улица, 地址, 住址, 街道, 住所, 주소, 도로명, عنوان, العنوان, כתובת, רחוב, ที่อยู่, alamat, jalan',
  ],
  [
    'category',
    'sex*, gender, gioi tinh, geschlecht, sexe, sexo, sesso, plec, kon, kjonn, pohlavi, cinsiyet, jenis kelamin, пол, 性别, 性別, 성별, الجنس, מין, מגדר, เพศ, state*, country*, city*, town*, region*, province*, county*, district*, municipality, commune, parish, village, borough, locality, ward*, res city*, ort, wohnort, stadt, land, bundesland, kreis, ville, pays, commune, departement, ciudad, localidad, municipio, poblacion, provincia, pais, estado, citta, comune, cidade, concelho, miasto, gmina, wojewodztwo, kraj, stad, plaats, gemeente, by, kommune, mesto, sehir, il, ilce, tinh*, thanh pho, huyen, quan, xa, phuong, quoc gia, dan toc, ton giao, kota, provinsi, город, страна, область, район, регион, 城市, 省*, 市, 国家, 国籍, 民族, 都道府県, 市区町村, 시도, 도시, 국가, المدينة, مدينة, الدولة, עיר, ישוב, יישוב, מדינה, จังหวัด, อำเภอ, nationality, ethnic*, race*, religion, language, type*, status, category, cuisine, marital*, relation*, rel, industry, profession, occupation*, occ, beruf, nghe nghiep, job*, title prefix',
  ],
  ['surname', 'ho dem, ho va dem, ho chu dem, ho va chu dem, ho lot, ho va ten dem, ho ten dem, ho va ten lot'],
  [
    'full-name',
    'full ?name, fullname, ho ten, ho va ten, hoten, nombre completo, nombre y apellidos, nom complet, nom et prenom, nome completo, nome e cognome, vollstandiger name, imie i nazwisko, фио, полное имя, 姓名, 氏名, フリガナ, ふりがな, 이름, 성명, الاسم الكامل, שם מלא, ชื่อ สกุล, ชื่อนามสกุล, nama*, first and surname',
  ],
  [
    'given-name',
    'given ?name*, given, first ?name*, first, fname, f name, forename*, christian name, vorname*, rufname, prenom*, primer nombre, segundo nombre, nombre, nombres, nome, nome proprio, nome di battesimo, imie*, drugie imie, fornavn, fornamn, voornaam, roepnaam, jmeno, ad, adi, isim, ten, ten goi, ten dem, chu dem, dem, mid ?name, middle ?name*, midl ?name, middle, mname, m name, second name, patronymic, per ?name ?1, имя, отчество, 名, 名字, 이름만, الاسم الأول, שם פרטי, פרטי',
  ],
  [
    'surname',
    'surname*, sur ?name, last ?name*, last, lname, l name, family ?name*, family, maiden ?name, birth ?name, nachname*, familienname, geburtsname, zuname, nom, nom de famille, nom usage, apellido*, primer apellido, segundo apellido, cognome, sobrenome, apelido, nazwisko*, etternavn, efternamn, efternavn, achternaam, prijmeni, soyad, soyadi, ho, ten ho, per ?name ?2, фамилия, 姓, 姓氏, 성, اسم العائلة, العائلة, اللقب, שם משפחה, משפחה, นามสกุล',
  ],
  [
    'identifier',
    'ssn*, soc ?sec ?id, giay to*, so giay to*, social security*, nhs*, passport*, tax ?id*, tin, ein, vat*, ust id*, cccd, cmnd, so dinh danh, so cccd, so cmnd, dinh danh, can cuoc*, dni, nif, nie, cif, curp, rfc, cpf, cnpj, rut, pesel, nip, regon, codice fiscale, bsn, personnummer, rodne cislo, id ?number, id ?no, id ?card*, nric, ktp, nik, national ?id, licence*, license*, driver*, personal ?number, personalausweis, steuer*, siren, siret, isin, isbn*, issn, doi, duns, lei, account*, policy*, mrn, member ?no, registration*, паспорт, снилс, инн, 身份证*, 证件号*, 护照*, 番号, マイナンバー, 주민등록번호, 사업자번호, رقم الهوية, الهوية, תעודת זהות, תז, เลขประจำตัว*, number, no, nr, num, numero, номер, 编号',
  ],
  [
    'number',
    'amount, price*, age*, alter, edad, eta, idade, wiek, tuoi, umur, yas, возраст, 年龄, 年齢, 나이, العمر, גיל, อายุ, income, latitude, longitude, lat, lon, lng, height, weight, size, quantity, qty, rating, score',
  ],
  [
    'text',
    'title*, author*, venue*, journal*, booktitle, publisher*, editor*, abstract, description*, note*, comment*, name of book, tac gia, nha xuat ban, titel, autor*, titre, auteur*, titulo, titolo, autore*, название, автор*, 标题, 作者, 題名, 著者, 제목, 저자',
  ],
  ['full-name', 'name, names, person*, contact*, who, ten day du, الاسم, שם, ชื่อ'],
];

/** With and without the space before a `?`. */
function spelled(phrase: string): string[] {
  return phrase.includes(' ?') ? [phrase.replace(' ?', ' '), phrase.replace(' ?', '')].flatMap(spelled) : [phrase];
}

type Phrase = { readonly kind: Kind; readonly holds: (words: string) => boolean };

/** Scripts whose words are not divided. */
const undivided = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}]/u;

const testsOf = (list: string): ((words: string) => boolean)[] => list.split(', ').flatMap(spelled).map(testOf);

const read: readonly Phrase[] = phrases.flatMap(([kind, list]) => testsOf(list).map((holds) => ({ kind, holds })));

function testOf(written: string): (words: string) => boolean {
  const phrase = fold(written);
  if (undivided.test(written)) return holdsUndivided(phrase, written.endsWith('*'));
  const pattern = new RegExp(`(?:^| )${phrase}${written.endsWith('*') ? '\\p{L}*' : ''}(?: |$)`, 'u');
  return (words) => pattern.test(words);
}

/** One sign, as 姓, is a name of a column only where it stands alone. */
function holdsUndivided(phrase: string, begins: boolean): (words: string) => boolean {
  return [...phrase.normalize('NFC')].length < 2 && !begins
    ? (words) => words.replace(/ ?\d+$/, '') === phrase
    : (words) => words.replaceAll(' ', '').includes(phrase);
}

/**
 * dateOfBirth, date_of_birth, DOB-1 and apellido2 become words.
 *
 * @example wordsOf('fechaNacimiento_1') // => 'fecha nacimiento 1'
 */
export const wordsOf = (name: string): string =>
  fold(
    name
      .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
      .replace(/(\p{L})(\d)/gu, '$1 $2')
      .replace(/[_\-.]/g, ' '),
  );

/** Whose facts all brothers and sisters share. */
const parents = testsOf(
  'father*, mother*, parent*, guardian*, household head, head of household, cha, bo, me, chu ho, padre, madre, padres, vater*, mutter*, eltern*, pere, mere, pai, mae, ojciec, ojca, matka, matki, far, mor, vader, moeder, baba, baba adi, anne, anne adi, отец, отца, мать, матери, 父*, 母*, 아버지, 어머니, الاب, الام, אב, אם',
);

/** Whether a column is called after a parent or the head of the household: father_name, mẹ. */
export const isOfParent = (words: string): boolean => parents.some((holds) => holds(words));

/** Undefined where the name tells nothing. */
export const kindOfName = (words: string): Kind | undefined => read.find(({ holds }) => holds(words))?.kind;

const traits = testsOf(
  'birth ?place*, place of birth, pob, noi sinh, geburtsort, lieu de naissance, lieu naissance, lugar de nacimiento, lugar nacimiento, local de nascimento, luogo di nascita, luogo nascita, miejsce urodzenia, dogum yeri, место рождения, 出生地, 出身地, 출생지, مكان الميلاد, מקום לידה, สถานที่เกิด, nationality, citizenship, ethnic*, race*, religion, language, party, nationalitat, staatsangehorigkeit, nationalite, nacionalidad, nazionalita, cittadinanza, narodowosc, dan toc, ton giao, quoc tich, 国籍, 國籍, 民族, 宗教, 국적, национальность, гражданство, marital*, civil status, relation*, rel, profession, occupation*, occ, job*, beruf, metier, profesion, profissao, zawod, meslek, nghe nghiep, 职业, 職業, 직업, профессия',
);

/** Whether a column of few values tells of the person, who keeps it when moving house: birthplace, people, trade. */
export const isTrait = (words: string): boolean => traits.some((holds) => holds(words));
