import type { ReadingColumn } from '../../model/records.ts';

// What columns are called by who makes tables of texts: exports of press databases, scrapers, surveys, archives.

/** What a column can be by its name. Attributes are those that are there from the start. */
export type NamedAs =
  Exclude<ReadingColumn['as'], 'attribute' | 'none'> | 'date' | 'outlet' | 'author' | 'place' | 'url';

const names: Readonly<Record<NamedAs, string>> = {
  text: `text texts fulltext full_text body bodytext content contents paragraphs article articletext articlebody message tweet post comment
    transcript transcription speech response answer abstract summary lead story document maintext selftext caption
    zusammenfassung résumé resumen riassunto volltext inhalt beitrag nachricht kommentar antwort artikel artikeltext texte corps contenu message réponse discours
    texto cuerpo contenido mensaje respuesta discurso testo contenuto corpo messaggio risposta conteúdo resposta
    tekst treść inhoud tekstas текст содержание содержимое статья сообщение комментарий ответ речь зміст повідомлення
    نص النص المحتوى المقال محتوى متن טקסט תוכן metin içerik 本文 内容 正文 全文 テキスト 文章 본문 내용 텍스트`,
  title: `title headline heading subject name hed titel überschrift schlagzeile betreff titre intitulé sujet objet título titular
    asunto titolo oggetto assunto tytuł заголовок название тема заголовок назва العنوان عنوان כותרת başlık konu 标题 標題 题目 件名
    タイトル 見出し 제목`,
  date: `date published publisheddate publicationdate pubdate publishedat published_at publicationday createdat created_at created
    timestamp datetime time day posted postedat datepublished issued datum erscheinungsdatum veröffentlicht zeitpunkt tag
    dateparution datedepublication publiéle fecha fechadepublicación data datapubblicazione datadepublicação дата датапубликации
    опубликовано التاريخ تاريخ תאריך tarih 日期 日付 发布日期 發佈日期 公開日 날짜 일자`,
  outlet: `outlet source publication newspaper journal publisher medium media site website sourcename channel magazine quelle zeitung
    medium zeitschrift verlag média journal périodique fuente medio periódico diario fonte giornale testata jornal veículo
    источник издание газета сми джерело видання المصدر الصحيفة מקור עיתון kaynak gazete 来源 來源 媒体 媒體 出典 新聞 출처 언론사 매체`,
  author: `author authors byline by writer creator user username screenname speaker reporter autor verfasser autorin auteur auteurs
    autores autore autori автор авторы المؤلف الكاتب كاتب מחבר מאת yazar 作者 著者 记者 記者 投稿者 저자 기자 작성자`,
  place: `place location city country dateline where ort stadt land lieu ville pays lugar ciudad país luogo città paese local cidade
    место город страна місце місто المكان المدينة البلد מקום yer şehir 地点 地點 场所 場所 장소 지역`,
  url: `url link uri permalink href webaddress sourceurl weblink adresse enlace lien collegamento ссылка адрес посилання الرابط رابط
    קישור bağlantı 链接 連結 リンク 링크`,
  language: `language lang languagecode sprache langue idioma lingua língua язык мова اللغة שפה dil 语言 語言 言語 언어`,
  key: `id key guid uuid identifier docid documentid articleid tweetid postid commentid accessionnumber doi number nr no recordid
    responseid respondentid caseid kennung schlüssel identifiant identificador identificatore идентификатор номер المعرف מזהה 编号 編號 번호`,
};

const known = new Map<string, NamedAs>();
for (const [as, words] of Object.entries(names) as [NamedAs, string][])
  for (const word of words.split(/\s+/u)) if (!known.has(plain(word))) known.set(plain(word), as);

/** What a column of this name is likely to be; null if the name does not tell. The last part of a path counts: `data.text`. */
export function namedAs(name: string): NamedAs | null {
  return known.get(plain(name)) ?? known.get(plain(name.slice(name.lastIndexOf('.') + 1))) ?? null;
}

function plain(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '');
}
