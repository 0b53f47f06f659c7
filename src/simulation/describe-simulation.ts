/** The sheet `docs/sources/simulation.md`: every mistake with its share in every mix, made from the records themselves. */
import { events } from './errors/events.ts';
import { mistakes } from './errors/index.ts';
import { mistakeKinds } from './errors/mistake.ts';
import { mixes, mixNames, shareIn } from './mixes.ts';

const percent = (share: number): string => String(Number((share * 100).toPrecision(3)));

export function describeSimulation(): string {
  const all = [...mistakes, ...events];
  const rows = mistakeKinds.flatMap((kind) =>
    all
      .filter((one) => one.kind === kind)
      .map((one) => `| ${one.kind} | \`${one.id}\` | ${one.what.replaceAll('|', '\\|')} | ${mixNames.map((mix) => percent(shareIn(mix, one))).join(' | ')} |`),
  );
  return `# The made-up country

Made by \`describeSimulation()\` from the records in \`src/simulation\`; a test compares. To write it again:
\`node -e "import('#simulation/describe-simulation.ts').then((sheet) => process.stdout.write(sheet.describeSimulation()))" > docs/sources/simulation.md\`

\`sogoc simulate --people N --seed S --out DIR [--mix NAME]\` writes what the offices of a country send that does not exist: DC01, birth and death entries, old cards, social insurance, vaccination lists, in the shapes of the other sheets of this folder. \`truth.csv\` says whose form each line is, \`people.csv\` what is true of each. All of it is synthetic.

**The country.** Units and peoples as in 2021; day of writing 2021-12-31. Households are drawn by kind and age so that the age-sex table, the sizes and the mean of the census of 2019 come out; births, marriages, deaths of the last six years, twins (0.9 % of deliveries), brothers' houses with cousins of one name, sons of the father's name, three generations under one roof, renters registered elsewhere, movers between provinces. Names by region, time of birth and people. Numbers agree with place of birth registration, sex and year; nobody else has the same.

**The seed decides every byte.** A household follows from seed, commune and its place there; only series of numbers are counted, and then permuted. Memory does not grow with the number of people.

**Sources of the facts.** Surnames and given names: Lê Trung Hoa's shares and the published tables of hoten.org. Ages, sizes, religions: census of 2019 and WPP 2019. Prefixes of old cards, village names, shares of offices that send: assumed.

## Mixes
${mixNames.map((mix) => `- \`${mix}\`: ${mixes[mix].what}`).join('\n')}

## Mistakes
Percent of the forms to which the mistake applies. Each happens on its own chance, in the order: what people say, what clerks write, what programs do to it.

| kind | mistake | what | ${mixNames.join(' | ')} |
|---|---|---|${mixNames.map(() => '---:').join('|')}|
${rows.join('\n')}
`;
}
