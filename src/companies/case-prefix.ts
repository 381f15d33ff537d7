/** The part of a case id that comes from the company: `telekom-de` gives `telekom-1`, `telekom-2`, ... */

/** ISO 3166-1 alpha-2 in lower case, and `uk`, which people write for `gb`. */
const COUNTRIES = new Set(
  (
    'ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bl bm bn bo bq br bs bt bv bw by bz ' +
    'ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg eh er es et fi fj fk fm fo fr ' +
    'ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ' +
    'ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mf mg mh mk ml mm mn mo mp mq mr ms mt ' +
    'mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw ' +
    'sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ' +
    'ua ug uk um us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
  ).split(' '),
)

/**
 * Company id without its country ending, safe to type and to use in a file name.
 * `telekom-de` -> `telekom`, `o2-uk` -> `o2`, `1und1` and `de` stay.
 * @returns letters a-z, digits and single hyphens; `case` when nothing of the id is left
 */
export function casePrefix(companyId: string): string {
  const words = companyId
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '')
  const ends = words.length > 1 && COUNTRIES.has(words.at(-1)!)
  return (ends ? words.slice(0, -1) : words).join('-') || 'case'
}
