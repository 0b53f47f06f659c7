/** Given names and the short forms by which their bearers are called, where the one does not begin with the other. */
import type { TextList } from './text-list.ts';

const groups = [
  'william bill billy willie wm guillermo',
  'robert bob bobby rob robbie bert robt',
  'richard dick rick ricky rich',
  'james jim jimmy jamie jas',
  'john jack johnny jon jno',
  'charles chuck charlie chas carlos',
  'edward ted teddy ed eddie ned',
  'thomas tom tommy thos',
  'michael mike mick mikey micky',
  'henry harry hank hal',
  'joseph joe joey jos',
  'george geo georgie',
  'francis frank fran frankie',
  'anthony tony',
  'andrew andy drew',
  'david dave davy',
  'daniel danny dan',
  'lawrence larry laurie',
  'leonard len lenny leo',
  'stephen steven steve stevie',
  'gerald gerard jerry gerry',
  'kenneth ken kenny',
  'ronald ron ronnie',
  'donald don donnie',
  'theodore theo teddy',
  'walter walt wally',
  'matthew matt',
  'patrick pat paddy',
  'peter pete',
  'philip phillip phil',
  'raymond ray',
  'russell russ',
  'terence terrence terry',
  'timothy tim',
  'vincent vince vinny',
  'zachary zach zack',
  'christopher chris kit topher',
  'nicholas nick nicky',
  'alexander alex sandy alec xander',
  'benjamin ben benny',
  'albert al bertie',
  'alfred alf fred alfie',
  'frederick fred freddie freddy',
  'margaret peggy meg maggie madge marge greta rita',
  'elizabeth elisabeth liz lizzie beth betty betsy bess eliza libby elsie lisa',
  'katherine catherine kathryn kate katie kathy cathy kitty kay',
  'mary molly polly mae mamie',
  'sarah sally sadie sara',
  'martha patty mattie',
  'ann anne anna nancy annie nan hannah',
  'ellen helen nell nellie lena eleanor nora ella',
  'dorothy dot dolly dottie',
  'susan suzanne sue susie suzy',
  'rebecca becky becca',
  'deborah debbie deb debra',
  'barbara barb babs bobbie',
  'patricia pat patty trish tricia',
  'jennifer jen jenny',
  'jessica jess jessie',
  'jane jean janet jenny jennie',
  'judith judy',
  'virginia ginny ginger',
  'victoria vicky tori',
  'samantha sam sammy',
  'pamela pam',
  'cynthia cindy',
  'christine christina chrissy tina',
  'abigail abby gail',
  'amanda mandy',
  'caroline carolyn carrie',
  'harriet hattie',
  'isabella isabel bella belle',
  'josephine josie jo',
  'theresa teresa terry tess tessa',
  'francisco paco pancho curro',
  'jose pepe',
  'manuel manolo',
  'ignacio nacho',
  'jesus chuy',
  'enrique quique kike',
  'antonio tono',
  'dolores lola',
  'concepcion concha conchita',
  'mercedes merche',
  'rosario charo',
  'josefa pepa',
  'guadalupe lupe',
  'giuseppe beppe peppe',
  'giovanni gianni nino',
  'luigi gigi',
  'francesco franco ciccio checco',
  'johannes hans hannes jan',
  'josef sepp',
  'friedrich fritz',
  'heinrich heinz heiner',
  'wilhelm willi willy',
  'margarete grete gretel',
  'katharina kathi kaethe kate',
  'александр саша шура',
  'александра саша шура',
  'алексеи леша алеша',
  'дмитрии дима митя',
  'евгении женя',
  'евгения женя',
  'екатерина катя',
  'елена лена алена',
  'иван ваня',
  'мария маша маруся',
  'михаил миша',
  'наталья наташа ната',
  'николаи коля',
  'ольга оля',
  'павел паша',
  'сергеи сережа',
  'татьяна таня',
  'владимир вова володя',
  'юрии юра',
  'анна аня нюра',
  'анастасия настя ася',
].map((group) => group.split(' '));

const groupsOf = new Map<string, number[]>();
for (const [group, names] of groups.entries()) for (const name of names) groupsOf.set(name, [...(groupsOf.get(name) ?? []), group]);

/**
 * Of folded names, by value: the groups to which the first word belongs, at most two numbers a value; 0 for none.
 *
 * @example isShortForm(shortNamesOf(listed(['', 'bill', 'william'])), 1, 2) // => true
 */
export function shortNamesOf(folded: TextList): Int32Array {
  const found = new Int32Array(folded.count * 2);
  for (let value = 0; value < folded.count; value++) {
    const own = groupsOf.get(folded.of(value).split(' ', 1)[0] as string) ?? [];
    for (const [place, group] of own.slice(0, 2).entries()) found[value * 2 + place] = group + 1;
  }
  return found;
}

/** Whether two values are of one group. */
export function isShortForm(groups: Int32Array, a: number, b: number): boolean {
  const [one, other] = [groups[a * 2] as number, groups[a * 2 + 1] as number];
  if (one === 0) return false;
  const [first, second] = [groups[b * 2] as number, groups[b * 2 + 1] as number];
  return one === first || one === second || (other !== 0 && (other === first || other === second));
}
