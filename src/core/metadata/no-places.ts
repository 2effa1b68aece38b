import { keyOfPlace } from './cities.ts';

// What stands with a capital letter before a day and is no place: short lists, in languages that many texts are written
// in. What they lack becomes a place in doubt.

/** The first word of a greeting. */
const greetings = setOf(`
dear, dearest, my, mother, father, mum, mom, mama, mamma, papa, dad, darling, beloved, sir, madam, brother, sister, friend, friends,
lieber, liebe, liebes, liebste, liebster, sehr, verehrter, verehrte, geehrter, mutter, vater, cher, chère, chers, chères, mon, ma, maman,
monsieur, madame, querido, querida, queridos, estimado, estimada, muy, caro, cara, cari, carissimo, carissima, gentile, meu, minha, prezado,
beste, lieve, geachte, kära, käre, kære, dragi, draga, poštovani, drogi, droga, kochany, kochana, szanowny, milý, milá, drahý, vážený,
дорогой, дорогая, дорогие, милый, милая, уважаемый, уважаемая, мама, папа, дорогий, шановний, драги, драга, поштовани`);

/** The first or last word of what a text is. */
const kinds = setOf(`
interview, draft, minutes, issue, report, letter, memo, memorandum, diary, journal, entry, note, notes, speech, lecture, statement,
release, version, revision, edition, volume, number, meeting, agenda, transcript, transcription, summary, decree, resolution, telegram,
entwurf, protokoll, tagebuch, pressemitteilung, bericht, brief, rede, vortrag, vermerk, erlass, verordnung, gesetz, ausgabe, beschluss,
niederschrift, sitzung, heft, lettre, décret, rapport, arrêté, loi, communiqué, discours, entretien, circulaire, numéro, compte-rendu,
carta, acta, entrevista, informe, decreto, borrador, discurso, diario, ley, comunicado, número, lettera, verbale, intervista, rapporto,
relazione, bozza, discorso, comunicato, ata, relatório, rascunho, diário, verslag, dagboek, notulen, brev, dagbok, pismo, zapisnik, dnevnik,
izvještaj, intervju, odluka, govor, list, protokół, dziennik, raport, wywiad, dopis, zápis, deník, zpráva, rozhovor,
письмо, приказ, дневник, протокол, отчёт, указ, постановление, интервью, черновик, речь, доклад, лист, щоденник, наказ, звіт, писмо`);

/** Times of a day, alone or behind its name: `Sunday Evening`. */
const times = setOf(`
today, yesterday, morning, noon, afternoon, evening, night, midnight, eve, weds, tues, thurs, heute, gestern, morgens, vormittags,
mittags, nachmittags, abends, nachts, mitternacht, aujourd’hui, hier, matin, midi, soir, nuit, minuit, hoy, ayer, mañana, tarde, noche,
oggi, ieri, mattina, sera, notte, hoje, ontem, manhã, noite, vandaag, idag, danas, jutro, večer, dziś, dzisiaj, dnes,
сегодня, вчера, утро, утром, вечер, вечером, ночь, ночью, полночь, сьогодні, данас`);

/** Feasts, alone. */
const feasts = setOf(`
christmas, christmas day, easter, whitsun, pentecost, new year, new year’s day, thanksgiving, weihnachten, heiligabend, silvester,
neujahr, ostern, pfingsten, noël, pâques, pentecôte, toussaint, navidad, nochebuena, pascua, natale, pasqua, páscoa, kerstmis, pasen,
jul, påsk, božić, uskrs, wigilia, wielkanoc, vánoce, velikonoce, рождество, пасха, троица, різдво, великдень, божић`);

/** Papers and agencies whose names do not tell that they are. */
const papers = setOf(`
newsweek, time, life, nature, science, forbes, fortune, reuters, associated press, united press, afp, ap, dpa, tass, upi, bbc, cnn, xinhua,
tanjug, pravda, izvestia, izvestiya, haaretz, ha’aretz, faz, taz, die zeit, die welt, stern, focus, profil, nzz, hürriyet, milliyet,
cumhuriyet, al-ahram, al ahram, al-hayat, al-jazeera, asahi shimbun, yomiuri shimbun, mainichi shimbun, l’humanité, l’express, la croix,
la vanguardia, abc, il manifesto, l’unità, o globo, veja, trouw, nrc, borba, nin, tass, тасс, интерфакс, огонёк`);

/** Whether words before a day are a greeting, a kind of text, a time or a feast. */
export function isNoPlace(words: string): boolean {
  const key = keyOfPlace(words);
  const all = key.split(' ');
  const [first, last] = [all[0]!, all.at(-1)!];
  return greetings.has(first) || kinds.has(first) || kinds.has(last) || times.has(last) || feasts.has(key);
}

/** Whether words are the whole name of a paper or agency that many texts are from. */
export function isPaper(words: string): boolean {
  return papers.has(keyOfPlace(words));
}

function setOf(listed: string): ReadonlySet<string> {
  return new Set(listed.split(/[\n,]/u).map(keyOfPlace).filter(Boolean));
}
