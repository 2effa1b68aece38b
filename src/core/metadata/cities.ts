import { foldWord } from '../text/fold.ts';

// Cities that news agencies let stand alone in a dateline, in the languages and scripts that most datelines are written
// in: the capitals, and large or often named cities. ICU names cities only where a country has several time zones, so
// they are listed here, mostly as the Unicode CLDR names them. Left out are names that label other things before a dash
// (`MALE —`, `ESSEN —`). A line is a city; a name more is another spelling.

const cities = `
's-Hertogenbosch, Den Bosch
Aarhus, Århus
Aberdeen
Abidjan, Abiyán, Abidżan, Абиджан, Абіджан, Абиџан, Αμπιτζάν, Abixhan, أبيدجان, آبیجان, אביג׳אן, अबिदजान, 阿比让, 阿比讓, アビジャン, 아비장
Abu Dhabi, Abou Dabi, Abu Dabi, Абу-Даби, Абу-Дабі, أبوظبي, أبو ظبي, ابوظبی, 阿布扎比, アブダビ, 아부다비
Abuja, Абуджа, أبوجا, 阿布贾, アブジャ
Acapulco
Accra, Acra, Аккра, Акра, Άκρα, أكرا, اکرا, אקרה, एक्रा, 阿克拉, アクラ, 아크라
Adana
Addis Ababa, Addis Abeba, Addis-Abeba, Adís Abeba, Аддис-Абеба, Адис Абеба, Addisz-Abeba, Αντίς Αμπέμπα, Adis-Ababë, أديس أبابا, آدیس آبابا, אדיס אבבה, अदीस अबाबा, 亚的斯亚贝巴, 阿迪斯阿貝巴, アジスアベバ, 아디스아바바
Adelaide, Adelaida, Аделаида, Аделаїда, Аделејд, Αδελαΐδα, Adelajde, أديليد, آدلاید, אדלייד, एडिलेड, 阿德莱德, 阿得雷德, アデレード, 애들레이드
Aden, Аден, Άντεν, عدن, עדן, आदेन, 亚丁, 亞丁, アデン, 아덴
Ajaccio
Aleppo, Alep, Alepo, Halep, Алеппо, حلب, חלב
Alexandria, Alexandrie, Alejandría, Alessandria, Александрия, Αλεξάνδρεια, الإسكندرية, الاسكندرية, אלכסנדריה
Algiers, Algier, Alger, Argel, Algeri, Alžír, Алжир, Cezayir, Algír, Αλγέρι, Algjer, الجزائر, الجزیره, אלג׳יר, अल्जीयर्स, 阿尔及尔, 阿爾及爾, アルジェ, 알제
Almaty, Alma Ata, Alma-Ata, Ałmaty, Almati, Алматы, Алмати, Almatı, Αλμάτι, ألماتي, آلماتی, אלמאטי, अल्माटी, 阿拉木图, 阿拉木圖, アルマトイ, 알마티
Amman, Amã, Амман, Аман, Αμμάν, عمّان, عَمان, עמאן, अम्मान, 安曼, アンマン, 암만
Amsterdam, Amsterdã, Амстердам, Amszterdam, Άμστερνταμ, أمستردام, آمستردام, אמסטרדם, एम्स्टर्डम, 阿姆斯特丹, アムステルダム, 암스테르담
Anchorage, Анкоридж, Анкъридж, Енкориџ, Άνκορατζ, Ankorejxh, أنشوراج, انکوریج, אנקורג׳, एंकरेज, 安克雷奇, 安克拉治, アンカレッジ, 앵커리지
Ankara, Анкара, Άγκυρα, أنقرة, آنکارا, אנקרה, अंकारा, 安卡拉, アンカラ, 앙카라
Antananarivo, Antananarywa, Антананариву, Антананаріву, Антананариво, Ανταναναρίβο, أنتاناناريفو, آنتاناناریوو, אנטננריבו, एंटानानरीवो, 安塔那那利佛, 安塔那那利弗, アンタナナリボ, 안타나나리보
Antwerp, Antwerpen, Anvers, Amberes
Apia, Апиа, Апіа, Апия, Апија, Απία, أبيا, آپیا, אפיה, एपिया, 阿皮亚, 阿皮亞, アピア, 아피아
Arequipa
Arkhangelsk, Archangel, Архангельск
Ashgabat, Aşgabat, Achgabat, Asjabad, Asgabate, Asjchabad, Aszchabad, Ašchabad, Ašhabad, Ашхабад, Ашгабат, Aşkabat, Ασχαμπάτ, عشق آباد, عشق‌آباد, אשגבט, अश्गाबात, 阿什哈巴德, 阿什哈巴特, アシガバード, 아슈하바트
Asmara, Асмэра, Асмера, Асмара, Aszmara, Ασμάρα, Asmarë, أسمرة, اسمره, אסמרה, अस्मारा, 阿斯马拉, 阿斯瑪拉, アスマラ, 아스메라
Astana, Астана, Nur-Sultan, Нур-Султан, أستانا, آستانه, אסטנה, 阿斯塔纳, アスタナ, 아스타나
Asunción, Assunção, Асунсьон, Асунсьйон, Асунсион, Ασουνσιόν, Asunsion, أسونسيون, آسونسیون, אסונסיון, एसनशियॉन, 亚松森, 亞松森, アスンシオン, 아순시온
Athens, Athen, Athènes, Atenas, Atene, Athene, Ateny, Athény, Atena, Афины, Афіни, Атина, Atina, Aten, Ateena, Αθήνα, Athinë, أثينا, آتن, אתונה, एथेंस, 雅典, アテネ, 아테네
Atlanta, Атланта, أتلانتا
Auckland, Окленд, Окланд, Όκλαντ, Okland, أوكلاند, اوکلند, אוקלנד, ऑकलैंड, 奥克兰, 奧克蘭, オークランド, 오클랜드
Austin
Baghdad, Bagdad, Bagdá, Багдад, Bağdat, Βαγδάτη, بغداد, בגדד, बगदाद, 巴格达, 巴格達, バグダッド, 바그다드
Baku, Bakou, Bakoe, Баку, Μπακού, باكو, باکو, באקו, बाकु, 巴库, 巴庫, バクー, 바쿠
Baltimore, Балтимор
Bamako, Бамако, Μπαμάκο, باماكو, باماکو, במאקו, बामाको, 巴马科, 巴馬科, バマコ, 바마코
Bangkok, Бангкок, Банкок, Μπανγκόκ, بانكوك, بانکوک, בנגקוק, बैंकॉक, 曼谷, バンコク, 방콕
Bangui, Bangi, Банги, Банґі, Бангуи, Μπανγκί, بانغوي, بانگی, בנגואי, बांगुइ, 班吉, バンギ, 방기
Banja Luka, Бања Лука, Баня-Лука
Banjul, Bandżul, Банжул, Банджул, Μπανζούλ, Banxhul, بانجول, בנג׳ול, बैंजुल, 班珠尔, 班竹, バンジュール, 반줄
Barcelona, Barcelone, Barcellona, Барселона, برشلونة, 巴塞罗那, バルセロナ
Bari
Basel, Bâle, Basilea
Basra, Bassora, Basora, Басра, البصرة
Bayonne
Beijing, Peking, Pékin, Pekín, Pechino, Pequim, Pekin, Пекин, Пекін, Πεκίνο, بكين, پکن, בייג׳ינג, בייג'ינג, बीजिंग, 北京, 베이징
Beirut, Beyrouth, Beirute, Beiroet, Bejrut, Бейрут, Бејрут, Beyrut, Βυρητός, بيروت, بیروت, ביירות, बेरुत, 贝鲁特, 貝魯特, ベイルート, 베이루트
Belfast, Белфаст, بلفاست
Belgrade, Belgrad, Belgrado, Bělehrad, Beograd, Белград, Београд, Βελιγράδι, بلغراد, بلگراد, בלגרד, बेलग्रेड, 贝尔格莱德, 貝爾格勒, ベオグラード, 베오그라드
Belmopan
Bengaluru, Bangalore, बेंगलुरु, ಬೆಂಗಳೂರು
Benghazi, Bengasi, Бенгази, بنغازي
Bergen
Berlin, Berlino, Berlim, Berlijn, Берлин, Берлін, Berliini, Βερολίνο, برلين, برلین, ברלין, बर्लिन, 柏林, ベルリン, 베를린
Bern, Berne, Berna, Берн, برن, 伯尔尼, 伯恩, ベルン, 베른
Bethlehem, Betlehem, Bethléem, Belén, Betlemme, Вифлеем, بيت لحم, בית לחם
Bilbao
Birmingham
Bishkek, Bischkek, Bichkek, Bisjkek, Biszkek, Biškek, Бишкек, Бішкек, Μπισκέκ, بشكيك, بیشکک, בישקק, बिश्केक, 比什凯克, 比什凱克, ビシュケク, 비슈케크
Bissau, Bisáu, Бисау, Бісау, Бисао, Μπισάου, بيساو, بیسائو, ביסאו, बिसाऊ, 比绍, 比紹, ビサウ, 비사우
Bogota, Богота, Боґота, Μπογκοτά, Bogotë, بوغوتا, بوگوتا, בוגוטה, बोगोटा, 波哥大, ボゴタ, 보고타
Bologna, Bologne, Болонья
Bonn, Бонн, بون
Bordeaux
Boston, Бостон, بوسطن, 波士顿, ボストン
Brasília, Brasilia, Бразилиа, برازيليا, 巴西利亚, ブラジリア
Bratislava, Bratysława, Братислава, Pozsony, Μπρατισλάβα, Bratislavë, براتيسلافا, براتیسلاوا, ברטיסלבה, ब्रातिस्लावा, 布拉迪斯拉发, 布拉提斯拉瓦, ブラチスラバ, 브라티슬라바
Brazzaville, Браззавиль, Браззавіль, Бразавил, Brazzavil, Μπραζαβίλ, Brazavillë, برازافيل, برازویل, ברזוויל, ब्राज़ाविले, 布拉柴维尔, 布拉柴維爾, ブラザビル, 브라자빌
Bregenz
Bremen, Бремен
Brest, Брест
Bridgetown, Бриджтаун
Brisbane, Брисбен, Брісбен, Бризбейн, Бризбејн, Μπρισμπέιν, Brisbejn, برسيبان, بریسبین, בריסביין, ब्रिस्बन, 布里斯班, 布利斯班, ブリスベン, 브리스베인
Bristol
Brno, Brünn
Bruges, Brugge
Brussels, Brüssel, Bruxelles, Bruselas, Bruxelas, Bruksela, Brusel, Bruselj, Брюссель, Брюксел, Брисел, Brüksel, Bryssel, Brüsszel, Βρυξέλλες, بروكسل, بروکسل, בריסל, ब्रूसेल्स, 布鲁塞尔, 布魯塞爾, ブリュッセル, 브뤼셀
Bucharest, Bukarest, Bucarest, Bucareste, Boekarest, Bukareszt, Bukurešť, Bukarešta, Бухарест, Букурещ, Букурешт, Bükreş, București, Βουκουρέστι, Bukuresht, بوخارست, بخارست, בוקרשט, बुख़ारेस्ट, 布加勒斯特, ブカレスト, 부쿠레슈티
Budapest, Budapeste, Boedapest, Budapeszt, Budimpešta, Будапешт, Будапеща, Будимпешта, Budapesta, Βουδαπέστη, بودابست, بوداپست, בודפשט, बुडापेस्ट, 布达佩斯, 布達佩斯, ブダペスト, 부다페스트
Buenos Aires, Буэнос-Айрес, Буенос-Айрес, Буенос Айрес, Буенос Ајрес, Μπουένος Άιρες, Buenos-Ajres, بوينوس أيرس, بوئنوس‌آیرس, בואנוס איירס, ब्यूनस आयरस, 布宜诺斯艾利斯, 布宜諾斯艾利斯, ブエノスアイレス, 부에노스 아이레스
Bujumbura, Bużumbura, Бужумбура, Буџумбура, Μπουζουμπούρα, Buxhumburë, بوجومبورا, בוג׳ומבורה, बुजुंबूरा, 布琼布拉, 布松布拉, ブジュンブラ, 부줌부라
Bulawayo
Burgas, Бургас
Busan, Pusan, Пусан, 부산
Cairo, Kairo, Le Caire, El Cairo, Il Cairo, Kair, Káhira, Каир, Каїр, Кайро, Kahire, Κάιρο, Kajro, القاهرة, قاهره, קהיר, कायरो, 开罗, 開羅, カイロ, 카이로
Calais
Calgary, Калгари
Cambridge
Canberra, Канберра, كانبرا, کانبرا, קנברה, 堪培拉, 坎培拉, キャンベラ, 캔버라
Cannes
Cape Town, Kapstadt, Le Cap, Ciudad del Cabo, Città del Capo, Cidade do Cabo, Kaapstad, Kapsztad, Kapské Město, Кейптаун, كيب تاون, 开普敦, ケープタウン, 케이프타운
Caracas, Каракас, Καράκας, Karakas, كاراكاس, کاراکاس, קראקס, काराकस, 加拉加斯, 卡拉卡斯, カラカス, 카라카스
Cardiff
Cartagena, Картахена
Casablanca, Касабланка, Казабланка, Kazablanka, Καζαμπλάνκα, Kazablankë, الدار البيضاء, کازابلانکا, קזבלנקה, कासाब्लांका, 卡萨布兰卡, 卡薩布蘭卡, カサブランカ, 카사블랑카
Catania
Chemnitz
Chengdu, Чэнду, 成都
Chennai, Madras, चेन्नई, சென்னை
Chicago, Чикаго, Чікаґо, Σικάγο, Çikago, شيكاغو, شیکاگو, שיקגו, शिकागो, 芝加哥, シカゴ, 시카고
Chisinau, Kiszyniów, Kišiněv, Kišinjev, Кишинев, Кишинів, Кишињев, Κισινάου, Kishineu, تشيسيناو, کیشیناو, קישינב, चिसीनाउ, 基希讷乌, 基西紐, キシナウ, 키시나우
Chongqing, Чунцин, 重庆, 重慶
Cincinnati, Цинциннати
Cleveland, Кливленд
Cluj-Napoca, Cluj, Klausenburg
Cochabamba
Coimbra
Cologne, Köln, Colonia, Keulen, Кёльн, كولونيا
Colombo, Kolombo, Коломбо, Κολόμπο, كولومبو, کلمبو, קולומבו, कोलंबो, 科伦坡, 可倫坡, コロンボ, 콜롬보
Conakry, Conakri, Conacri, Konakry, Конакри, Конакрі, Konakri, Κόνακρι, كوناكري, کوناکری, קונאקרי, कोनाक्री, 科纳克里, 柯那克里, コナクリ, 코나크리
Concepción
Constantine, Константина, قسنطينة
Copenhagen, Kopenhagen, Copenhague, Copenaghen, Kopenhaga, Kodaň, Köbenhavn, Копенгаген, Копенхаген, Kopenhag, Köpenhamn, Kööpenhamina, Koppenhága, Copenhaga, Κοπεγχάγη, كوبنهاغن, کپنهاگ, קופנהגן, कोपेनहेगन, 哥本哈根, コペンハーゲン, 코펜하겐
Córdoba, Кордова
Cork
Cuzco, Cusco, Куско
Da Nang, Đà Nẵng, Дананг
Dakar, Дакар, Ντακάρ, داكار, داکار, דקאר, डकार, 达喀尔, 達喀爾, ダカール, 다카르
Dallas, Даллас, دالاس
Damascus, Damaskus, Damas, Damasco, Damaszek, Damašek, Damask, Дамаск, Damaskos, Damaszkusz, Damasc, Δαμασκός, دمشق, דמשק, दमास्कस, 大马士革, 大馬士革, ダマスカス, 다마스쿠스
Dar es Salaam, Daressalam, Dar es-Salam, Дар-эс-Салам, Дар-ес-Салам, Дар ес Салам, Darüsselam, Dar es-Salaam, Νταρ ες Σαλάμ, Dar-es-Salam, دار السلام, دارالسلام, דאר א-סלאם, दार अस सलाम, 达累斯萨拉姆, 沙蘭港, ダルエスサラーム, 다르에스살람
Darwin, Дарвин, Дарвін, Ντάργουιν, Darvin, دارون, داروین, דרווין, डार्विन, 达尔文, 達爾文, ダーウィン, 다윈
Daugavpils
Davos, Давос
Debrecen
Denver, Денвер, Денвър, Ντένβερ, دنفر, دنور, דנוור, डेनवर, 丹佛, デンバー, 덴버
Detroit, Детройт, Ντιτρόιτ, ديترويت, دیترویت, דטרויט, डेट्रॉयट, 底特律, デトロイト, 디트로이트
Dhaka, Daca, Dacca, Дакка, Дака, Dakka, Ντάκα, دكا, داکا, דאקה, ढाका, 达卡, 達卡, ダッカ, 다카
Dili, Дили, Ділі, Ντίλι, ديلي, دیلی, דילי, डिलि, 帝力, ディリ, 딜리
Diyarbakır, Диярбакыр
Djibouti, Dschibuti, Yibuti, Gibuti, Djibuti, Dżibuti, Джибути, Джібуті, Џибути, Dzsibuti, Τζιμπουτί, Xhibuti, جيبوتي, جیبوتی, ג׳יבוטי, जिबूती, 吉布提, 吉布地, ジブチ, 지부티
Dnipro, Дніпро, Днепр, Днепропетровск
Dodoma, Додома
Doha, Доха, الدوحة, دوحه, דוחא, 多哈, ドーハ, 도하
Donetsk, Donezk, Донецьк, Донецк
Dortmund
Dresden, Dresde, Drezno, Дрезден
Dubai, Dubaj, Дубай, Ντουμπάι, دبي, دبی, דובאי, दुबई, 迪拜, 杜拜, ドバイ, 두바이
Dublin, Dublino, Дублин, Дублін, Дъблин, Даблин, Δουβλίνο, دبلن, دوبلین, דבלין, डबलिन, 都柏林, ダブリン, 더블린
Dubrovnik, Дубровник
Dundee
Durban, Дурбан
Dushanbe, Duschanbe, Douchanbé, Dusambé, Duchambe, Doesjanbe, Duszanbe, Dušanbe, Душанбе, Dusjanbe, Ντουσάνμπε, دوشانبي, دوشنبه, דושנבה, दुशांबे, 杜尚别, 杜桑貝, ドゥシャンベ, 두샨베
Düsseldorf, Дюссельдорф
Edinburgh, Édimbourg, Edimburgo, Эдинбург
Edmonton, Эдмонтон, Едмонтон, Едмънтън, Έντμοντον, ايدمونتون, ادمونتون, אדמונטון, एडमंटन, 埃德蒙顿, 艾德蒙吞, エドモントン, 에드먼턴
El Alamein, العلمين
El Fasher, Al Fashir, الفاشر
El Paso
Erbil, Arbil, Эрбиль, أربيل
Erfurt
Famagusta, Famagouste, Famagosta, Фамагуста, Gazimağusa, Αμμόχωστος, Famagustë, فاماغوستا, فاماگوستا, פמגוסטה, फ़ामागुस्ता, 法马古斯塔, 法馬古斯塔, ファマグスタ, 파마구스타
Fez, Fès, فاس
Florence, Firenze, Florenz, Florencia, Флоренция
Frankfurt, Frankfurt am Main, Francfort, Fráncfort, Francoforte, Франкфурт, فرانكفورت, 法兰克福, フランクフルト
Freetown, Фритаун, Фрітаун, Фрийтаун, Φρίταουν, Fritaun, فري تاون, فری‌تاون, פריטאון, फ़्रीटाउन, 弗里敦, 自由城, フリータウン, 프리타운
Freiburg
Fukushima, Фукусима, 福島
Funafuti, Фунафути, Фунафуті, Φουναφούτι, فونافوتي, فونافوتی, פונפוטי, फ़्यूनाफ़ुटी, 富纳富提, 富那富提, フナフティ, 푸나푸티
Gaborone, Габороне, Ґабороне, Габорон, Γκαμπορόνε, غابورون, گابورون, גבורונה, गाबोरोन, 哈博罗内, 嘉柏隆里, ハボローネ, 가보로네
Galway
Gaza City, Gaza Strip, Gaza-Stadt, قطاع غزة, مدينة غزة
Gaza, Газа, Gazze, Γάζα, غزة, غزه, עזה, गाज़ा, 加沙, 加薩, ガザ, 가자
Gdańsk, Gdansk, Danzig, Гданьск
Geneva, Genf, Genève, Ginebra, Ginevra, Genebra, Genewa, Ženeva, Женева, Женев, Cenevre, Γενεύη, جنيف, ژنو, ז׳נבה, जिनेवा, 日内瓦, 日內瓦, ジュネーブ, 제네바
Genoa, Genova, Genua, Gênes, Génova
Georgetown, Джорджтаун
Ghent, Gent, Gand
Gibraltar, Gibilterra, Гибралтар, Гібралтар, Cebelitarık, Γιβραλτάρ, Gjibraltar, جبل طارق, جبل‌الطارق, גיברלטר, जिब्राल्टर, 直布罗陀, 直布羅陀, ジブラルタル, 지브롤터
Glasgow, Глазго
Goma, Гома
Gomel, Homel, Гомель
Gothenburg, Göteborg
Granada
Graz
Grenoble
Groningen
Grozny, Грозный
Guadalajara, Гвадалахара
Guangzhou, Kanton, Canton, Гуанчжоу, 广州, 廣州
Guatemala City, Guatemala, Ciudad de Guatemala, Гватемала
Guayaquil, Guaiaquil, Гуаякиль, Ґуаякіль, Гуаякил, Гвајакил, Γκουαγιακίλ, Guajakuil, غواياكويل, گوایاکیل, גואיאקיל, ग्वायाकील, 瓜亚基尔, 瓜亞基爾, グアヤキル, 과야킬
Haifa, Хайфа, حيفا, חיפה
Halifax, Галифакс, Галіфакс, Халифакс, Χάλιφαξ, Halifaks, هاليفاكس, هلیفکس, הליפקס, हेलिफ़ैक्स, 哈利法克斯, 哈里法克斯, ハリファクス, 핼리팩스
Hamburg, Hambourg, Hamburgo, Amburgo, Гамбург, هامبورغ, 汉堡, ハンブルク
Hannover, Hanover, Ганновер
Hanoi, Hà Nội, Hanói, Ханой, Ανόι, هانوي, هانوی, האנוי, 河内, 河內, ハノイ, 하노이
Harare, Хараре, Χαράρε, هراري, هراره, הרארה, हरारे, 哈拉雷, ハラレ, 하라레
Harbin, Харбин, 哈尔滨, 哈爾濱
Havana, Havanna, La Havane, La Habana, L’Avana, Hawana, Гавана, Хавана, Αβάνα, Havanë, هافانا, هاوانا, הוואנה, हवाना, 哈瓦那, ハバナ, 하바나
Hebron, Хеврон, Хеброн, El Halil, Χεβρώνα, هيبرون, الخلیل, חברון, हेब्रोन, 希伯伦, 赫布隆, ヘブロン, 헤브론
Heidelberg
Helsinki, Helsinque, Helsinky, Хельсинки, Гельсінкі, Хелзинки, Хелсинки, Helsingfors, Ελσίνκι, هلسنكي, هلسینکی, הלסינקי, हेलसिंकी, 赫尔辛基, 赫爾辛基, ヘルシンキ, 헬싱키
Herat, Герат, هرات
Hiroshima, Хиросима, 広島, 히로시마
Ho Chi Minh City, Saigon, Ho-Chi-Minh-Stadt, Hô-Chi-Minh-Ville, Ciudad Ho Chi Minh, Ho Chi Minh, Cidade de Ho Chi Minh, Ho Chi Minhstad, Ho Či Minovo město, Ho Ši Min, Hošiminh, Хошимин, Хошимін, Хо Ши Мин, Ho Chi Minh Kenti, Ho Chi Minh-staden, Hồ Chí Minhin kaupunki, Ho Si Minh-város, Πόλη Χο Τσι Μινχ, Ho-Çi-Min, مدينة هو تشي منة, هوشی‌مین‌سیتی, הו צ׳י מין סיטי, हो ची मिन्ह सिटी, 胡志明市, ホーチミン, 사이공
Hobart, Хобарт, Гобарт, Χόμπαρτ, هوبارت, הוברט, होबार्ट, 霍巴特, 荷巴特, ホバート, 호바트
Homs, Хомс, حمص
Hong Kong, Hongkong, Гонконг, Хонконг, Хонгконг, Χονγκ Κονγκ, Hong-Kong, هونغ كونغ, هنگ‌کنگ, הונג קונג, हाँग काँग, 香港, 홍콩
Honiara
Honolulu, Гонолулу, Хонолулу, Χονολουλού, هونولولو, הונולולו, होनोलुलु, 檀香山, ホノルル, 호놀룰루
Houston, Хьюстон, هيوستن
Hyderabad, हैदराबाद
Iasi, Iași
Idlib, Идлиб, إدلب
Indianapolis, Индианаполис, Індіанаполіс, Ιντιανάπολις, إنديانابوليس, ایندیاناپولیس, אינדיאנפוליס, इंडियानापोलिस, 印第安纳波利斯, 印第安那波里斯, インディアナポリス, 인디애나폴리스
Innsbruck
Irkutsk, Irkoutsk, Irkoetsk, Irkuck, Иркутск, Іркутськ, Иркуцк, Irkutszk, Irkuțk, Ιρκούτσκ, ايركيتسك, ایرکوتسک, אירקוטסק, इर्कुत्स्क, 伊尔库茨克, 伊爾庫次克, イルクーツク, 이르쿠츠크
Isfahan, Ispahan, Исфахан, اصفهان
Islamabad, Исламабад, Ισλαμαμπάντ, إسلام آباد, اسلام‌آباد, اسلام آباد, איסלמבאד, इस्लामाबाद, 伊斯兰堡, 伊斯蘭馬巴德, イスラマバード, 이슬라마바드
Istanbul, Estambul, Istambul, Istanboel, Stambuł, Стамбул, Истанбул, Isztanbul, Κωνσταντινούπολη, Stamboll, إسطنبول, استانبول, איסטנבול, इस्तांबुल, 伊斯坦布尔, 伊斯坦堡, イスタンブール, 이스탄불
Izmir, İzmir, Smyrna, Измир, Σμύρνη
Jakarta, Yakarta, Giacarta, Jacarta, Dżakarta, Джакарта, Џакарта, Cakarta, Τζακάρτα, Xhakartë, جاكرتا, جاکارتا, ג׳קרטה, जकार्ता, 雅加达, 雅加達, ジャカルタ, 자카르타
Jeddah, Dschidda, Djeddah, Yeda, Джидда, جدة, جده
Jerusalem, Jerusalén, Gerusalemme, Jeruzalem, Jerozolima, Иерусалим, Єрусалим, Јерусалим, Kudüs, Jeruzsálem, Ierusalim, Ιερουσαλήμ, القدس, اورشلیم, ירושלים, यरूशलम, 耶路撒冷, エルサレム, 예루살렘
Johannesburg, Johannesburgo, Joanesburgo, Йоханнесбург, Йоганнесбурґ, Йоханесбург, Јоханесбург, Γιοχάνεσμπουργκ, Johanesburg, جوهانسبرغ, ژوهانسبورگ, יוהנסבורג, जोहांसबर्ग, 约翰内斯堡, 約翰尼斯堡, ヨハネスブルグ, 요하네스버그
Juba, Giuba, Dżuba, Джуба, Џуба, Τζούμπα, Xhuba, جوبا, ג׳ובה, जुबा, 朱巴, ジュバ, 주바
Kabul, Kaboul, Cabul, Кабул, Kabil, Καμπούλ, كابول, کابل, קאבול, काबुल, 喀布尔, 喀布爾, カブール, 카불
Kaliningrad, Kaliningrado, Kalinjingrad, Калининград, Калінінград, Калињинград, Kalinyingrád, Καλίνινγκραντ, كالينجراد, کالینینگراد, קלינינגרד, कालीनिनग्राड, 加里宁格勒, 加里寧格勒, カリーニングラード, 칼리닌그라드
Kampala, Кампала, Καμπάλα, كامبالا, کامپالا, קמפאלה, कंपाला, 坎帕拉, カンパラ, 캄팔라
Kandahar, Кандагар, قندهار, کندهار
Kano, Кано
Kansas City
Karachi, Karatschi, Karaczi, Karáčí, Карачи, Карачі, Karacsi, Καράτσι, كراتشي, کراچی, קראצ׳י, कराची, 卡拉奇, 喀拉蚩, カラチ, 카라치
Karlsruhe
Kathmandu, Katmandu, Katmandou, Катманду, Κατμαντού, كاتماندو, کاتماندو, קטמנדו, काठमांडू, 加德满都, 加德滿都, カトマンズ, 카트만두
Kaunas
Kazan, Казань
Khabarovsk, Хабаровск
Kharkiv, Kharkov, Charkiw, Charków, Харків, Харьков
Khartoum, Khartum, Jartum, Cartum, Khartoem, Chartum, Kartum, Хартум, Картум, Hartum, Χαρτούμ, الخرطوم, خارطوم, חרטום, खार्तूम, 喀土穆, ハルツーム, 카르툼
Kherson, Херсон
Kiel
Kigali, Кигали, Кігалі, Κιγκάλι, كيغالي, کیگالی, קיגלי, किगाली, 基加利, キガリ, 키갈리
Kingston, Кингстон
Kinshasa, Kinszasa, Kinšasa, Киншаса, Кіншаса, Κινσάσα, كينشاسا, کینشاسا, קינשסה, किंशासा, 金沙萨, 金夏沙, キンシャサ, 킨샤사
Kirkuk, Kirkouk, Киркук, كركوك
Klagenfurt
Kolkata, Calcutta, Kalkutta, Calcuta, Kalkuta, Kalkata, Калькутта, Колката, Калкута, Καλκούτα, Kalkutë, كالكتا, کلکته, קולקטה, कोलकाता, 加尔各答, 加爾各答, コルカタ, 콜카타
Košice, Kaschau
Kraków, Krakow, Krakau, Cracovie, Cracovia, Краков
Kuala Lumpur, Куала-Лумпур, Куала Лумпур, Κουάλα Λουμπούρ, Kuala-Lumpur, كوالا لامبور, کوالالامپور, קואלה לומפור, कुआलालंपुर, 吉隆坡, クアラルンプール, 쿠알라룸푸르
Kumasi
Kuwait City, Kuwait, Koweït, Эль-Кувейт, مدينة الكويت, الكويت, کویت
Kyiv, Kiev, Kiew, Kijów, Kyjev, Kijev, Киев, Київ, Кијев, Kiova, Κίεβο, كييف, کیف, קייב, कीव, 基辅, 基輔, キーウ, 키예프
Kyoto, Киото, 京都
L'Aquila
La Chaux-de-Fonds
La Coruña, A Coruña, La Corogne
La Jolla
La Paz, Ла-Пас, Ла Пас, Ла Паз, Λα Παζ, لا باز, لاپاز, לה פאס, ला पाज़, 拉巴斯, ラパス, 라파스
La Plata
La Rochelle
La Serena
La Spezia
Lagos, Лагос, Лаґос, Λάγκος, لاغوس, لاگوس, לאגוס, लागोस, 拉各斯, 拉哥斯, ラゴス, 라고스
Lahore, Лахор, لاہور, لاهور
Las Cruces
Las Palmas
Las Vegas, Лас-Вегас, لاس فيغاس
Lausanne, Lausana, Losanna
Le Creusot
Le Havre
Le Locle
Le Mans
Leeds
Leipzig, Lipsk, Лейпциг
Lhasa, Лхаса, 拉萨, 拉薩
Libreville, Либревиль, Лібревіль, Либревил, Librevil, Λιμπρεβίλ, Librevilë, ليبرفيل, لیبرویل, ליברוויל, लिब्रेविले, 利伯维尔, 自由市, リーブルヴィル, 리브르빌
Liège, Luik, Lüttich
Liepāja
Lille
Lilongwe, Лилонгве
Lima, Лима, Ліма, Λίμα, Limë, ليما, لیما, לימה, लीमा, 利马, 利馬, リマ, 리마
Limerick
Linz
Lisbon, Lissabon, Lisbonne, Lisboa, Lisbona, Lizbona, Lisabon, Лиссабон, Лісабон, Лисабон, Lizbon, Lisszabon, Lisabona, Λισαβόνα, Lisbonë, لشبونة, لیسبون, ליסבון, लिस्बन, 里斯本, リスボン, 리스본
Liverpool
Ljubljana, Liubliana, Lubiana, Lublana, Lublaň, Любляна, Љубљана, Λιουμπλιάνα, Lubjanë, ليوبليانا, لیوبلیانا, לובליאנה, ल्यूबेलजाना, 卢布尔雅那, 盧比安納, リュブリャナ, 류블랴나
Lomé, Ломе, Λομέ, لومي, لومه, לומה, लोम, 洛美, ロメ, 로메
London, Londres, Londra, Londen, Londyn, Лондон, Lontoo, Λονδίνο, Londër, لندن, לונדון, लंदन, 伦敦, 倫敦, ロンドン, 런던
Londonderry
Los Alamos
Los Angeles, Лос-Анджелес, Лос Анджелис, Лос Анђелес, Λος Άντζελες, Los Anxhelos, لوس انجلوس, لوس‌آنجلس, לוס אנג׳לס, लॉस एंजिल्स, 洛杉矶, 洛杉磯, ロサンゼルス, 로스앤젤레스
Los Mochis
Louisville, Луисвилл, Луїсвілл, Луисвил, Луивиле, Λούιβιλ, Luizvilë, لويس فيل, لوئیزویل, לואיוויל, लुइसविले, 路易斯维尔, 路易斯維爾, ルイビル, 루이빌
Luanda, Луанда, Λουάντα, لواندا, לואנדה, लुआंडा, 罗安达, 羅安達, ルアンダ, 루안다
Lublin, Люблин
Lucerne, Luzern
Lucknow, लखनऊ
Lugano
Luhansk, Lugansk, Луганськ, Луганск
Lusaka, Лусака, Λουζάκα, لوساكا, لوزاکا, לוסקה, लुसाका, 卢萨卡, 路沙卡, ルサカ, 루사카
Luxembourg, Luxemburg, Luxemburgo, Lussemburgo, Luksemburg, Lucemburk, Люксембург, Луксембург, Λουξεμβούργο, لوكسمبورغ, لوکزامبورگ, לוקסמבורג, लक्ज़मबर्ग, 卢森堡, 盧森堡, ルクセンブルク, 룩셈부르크
Lviv, Lwów, Lwiw, Lemberg, Lvov, Львів, Львов
Lyon, Lione, Лион
Maastricht
Macau, Macao, Makau, Makao, Макао, Μακάο, ماكاو, ماکائو, מקאו, मकाऊ, 澳门, 澳門, マカオ, 마카오
Madrid, Madri, Madryt, Мадрид, Μαδρίτη, مدريد, مادرید, מדריד, मैड्रिड, 马德里, 馬德里, マドリード, 마드리드
Magdeburg
Mainz
Majuro, Маджуро, Мајуро, Majuro-zátony, Ματζούρο, Mahuro, ماجورو, מאג׳ורו, माजुरो, 马朱罗, 馬朱諾, マジュロ, 마주로
Malabo, Малабо, Μαλάμπο, مالابو, מלבו, मलाबो, 马拉博, 馬拉博, マラボ, 말라보
Málaga
Malmö
Managua, Манагуа, Манаґуа, Манагва, Μανάγκουα, ماناغوا, ماناگوا, מנגואה, मानागुआ, 马那瓜, 馬拿瓜, マナグア, 마나과
Manama, Манама, المنامة, منامه
Manchester
Mandalay, Мандалай
Manila, Manille, Manilla, Манила, Маніла, Μανίλα, Manilë, مانيلا, مانیل, מנילה, मनीला, 马尼拉, 馬尼拉, マニラ, 마닐라
Maputo, Мапуту, Мапуто, Μαπούτο, مابوتو, ماپوتو, מאפוטו, मापुटो, 马普托, 馬普托, マプト, 마푸토
Maracaibo
Maribor
Mariupol, Маріуполь, Мариуполь
Marrakesh, Marrakech, Marrakesch, Марракеш, مراكش
Marseille, Marseilles, Marsella, Marsiglia, Марсель
Maseru, Масеру, Μασέρου, ماسيرو, ماسرو, מסרו, मासेरू, 马塞卢, 馬賽魯, マセル, 마세루
Mashhad, Мешхед, مشهد
Mbabane, Мбабане, Μπαμπάνε, مباباني, مبابانه, מבבנה, एमबाबेन, 姆巴巴纳, 墨巴本, ムババーネ, 음바바네
Mecca, Mekka, La Mecque, La Meca, Мекка, مكة المكرمة, مكة, مکه
Medellín, Медельин
Medina, Medine, Медина, المدينة المنورة
Melbourne, Мельбурн, Мелбърн, Мелбурн, Μελβούρνη, Melburn, ميلبورن, ملبورن, מלבורן, मेलबोर्न, 墨尔本, 墨爾本, メルボルン, 멜버른
Mexico City, Mexiko-Stadt, Mexico, Ciudad de México, Città del Messico, Cidade do México, Mexico-Stad, Meksyk, Мехико, Мехіко, Мексико Сити, Mexikóváros, Πόλη του Μεξικού, Qyteti i Meksikës, مكسيكو سيتي, مکزیکوسیتی, מקסיקו סיטי, मेक्सिको सिटी, 墨西哥城, 墨西哥市, メキシコシティー, 멕시코 시티
Miami, Майами, ميامي
Milan, Milano, Mailand, Milán, Mediolan, Милан, ميلانو, 米兰, ミラノ, 밀라노
Milwaukee, Милуоки
Minneapolis, Миннеаполис
Minsk, Минск, Мінськ, Minszk, Μινσκ, مينسك, مینسک, מינסק, मिंस्क, 明斯克, ミンスク, 민스크
Mogadishu, Mogadischu, Mogadiscio, Mogadiszu, Mogadišu, Могадишо, Моґадішо, Могадишу, Могадиш, Μογκαντίσου, مقديشيو, موگادیشو, מוגדישו, मोगादिशु, 摩加迪沙, 摩加迪休, モガディシオ, 모가디슈
Mombasa, Момбаса
Monaco, Monako, Монако, Μονακό, موناكو, موناکو, מונקו, मोनाको, 摩纳哥, 摩納哥, モナコ, 모나코
Monrovia, Монровия, Монровія, Монровија, Μονρόβια, مونروفيا, مونروویا, מונרוביה, मोनरोविया, 蒙罗维亚, 蒙羅維亞, モンロビア, 몬로비아
Monterrey, Монтеррей, Монтерей, Монтереј, Μοντερέι, Monterrej, مونتيري, مونتری, מונטריי, मोंटेरेरी, 蒙特雷, 蒙特瑞, モンテレイ, 몬테레이
Montevideo, Montevidéu, Монтевидео, Монтевідео, Μοντεβιδέο, مونتفيديو, مونته‌ویدئو, מונטווידאו, मोंटेवीडियो, 蒙得维的亚, 蒙特維多, モンテビデオ, 몬테비데오
Montpellier
Montreal, Montréal, Монреаль, مونتريال, 蒙特利尔, モントリオール
Moroni, Морони
Moscow, Moskau, Moscou, Moscú, Mosca, Moskou, Moskwa, Moskva, Москва, Moskova, Moszkva, Moscova, Μόσχα, Moskë, موسكو, مسکو, מוסקבה, मॉस्को, 莫斯科, モスクワ, 모스크바
Mostar, Мостар
Mosul, Mossoul, Mossul, Мосул, الموصل
Mumbai, Bombay, Bombaj, Мумбаи, Бомбей, مومباي, بمبئی, מומבאי, मुंबई, 孟买, 孟買, ムンバイ, 뭄바이
Munich, München, Múnich, Monaco di Baviera, Munique, Monachium, Mnichov, Мюнхен, ميونيخ, 慕尼黑, ミュンヘン, 뮌헨
Murmansk, Мурманск
Muscat, Maskat, Mascate, Muškat, Маскат, Мускат, Masqat, Maszkat, Μασκάτ, مسقط, מוסקט, मस्कट, 马斯喀特, 馬斯開特, マスカット, 무스카트
N'Djamena, N’Djamena, Yamena, Ndżamena, Нджамена, Нџамена, Ντζαμένα, نجامينا, انجامنا, נג׳מנה, नेद्जामीना, 恩贾梅纳, 恩賈梅納, ンジャメナ, 엔자메나
Nablus, Naplouse, Наблус, نابلس
Nagasaki, Нагасаки, 長崎
Nairobi, Найроби, Найробі, Најроби, Ναϊρόμπι, نيروبي, نایروبی, ניירובי, नैरोबी, 内罗毕, 奈洛比, ナイロビ, 나이로비
Najaf, Nadschaf, Наджаф, النجف
Nanjing, Nanking, Нанкин, 南京
Nantes
Naples, Napoli, Neapel, Nápoles, Неаполь
Nassau, Нассау, Насау, Νασάου, Nasao, ناسو, ناسائو, נסאו, नासाउ, 拿骚, 拿索, ナッソー, 나소
Naypyidaw, Naypyitaw, نايبيداو
New Delhi, Neu-Delhi, Neu Delhi, Nueva Delhi, Nuova Delhi, Nova Déli, Nowe Delhi, Delhi, Нью-Дели, Нью-Делі, Νέο Δελχί, Yeni Delhi, نيودلهي, دهلی نو, ניו דלהי, नई दिल्ली, दिल्ली, নয়াদিল্লি, நியூ டெல்லி, 新德里, ニューデリー, 뉴델리
New Orleans, La Nouvelle-Orléans, Nueva Orleans, Новый Орлеан
New York, Nueva York, Nova York, Nowy Jork, Нью-Йорк, Ню Йорк, Њујорк, Νέα Υόρκη, Nju-Jork, نيويورك, نیویورک, ניו יורק, न्यूयॉर्क, 纽约, 紐約, ニューヨーク, 뉴욕
Newcastle
Niamey, Ниамей, Ніамей, Нијамеј, Νιαμέι, Niamej, نيامي, نیامی, ניאמיי, नियामी, 尼亚美, 尼亞美, ニアメ, 니아메
Nice, Nizza
Nicosia, Nikosia, Nicosie, Nikozja, Nikósie, Nikozija, Никосия, Нікосія, Никозия, Никозија, Lefkoşa, Λευκωσία, Nikozia, نيقوسيا, نیکوزیا, ניקוסיה, निकोसिया, 尼科西亚, 尼古西亞, ニコシア, 니코시아
Niš, Ниш
Nizhny Novgorod, Нижний Новгород
Nouakchott, Nuakchot, Nawakszut, Nuakšott, Нуакшот, Нуакшотт, Νουακσότ, Nouakot, نواكشوط, نوآکشوت, נואקצ׳וט, नौआकशॉट, 努瓦克肖特, 諾克少, ヌアクショット, 누악쇼트
Nouméa, Numea, Нумеа, Νουμέα, نوميا, نومئا, נומאה, नौमिया, 努美阿, 諾美亞, ヌメア, 누메아
Novi Sad, Нови Сад
Novosibirsk, Nowosibirsk, Novossibirsk, Nowosybirsk, Новосибирск, Новосибірськ, Novoszibirszk, Νοβοσιμπίρσκ, نوفوسبيرسك, نووسیبیریسک, נובוסיבירסק, नोवोसिबिर्स्क, 新西伯利亚, 新西伯利亞, ノヴォシビルスク, 노보시비르스크
Nukualofa, Nuku'alofa
Nuremberg, Nürnberg, Нюрнберг
Odense
Odesa, Odessa, Одеса, Одесса
Łódź, Lodz, Лодзь
Ohrid, Охрид
Oklahoma City, Оклахома-Сити
Omdurman, أم درمان
Oran, Оран, وهران
Osaka, Осака, 大阪, オサカ, 오사카
Osijek
Oslo, Осло, Όσλο, أوسلو, اسلو, אוסלו, ओस्लो, 奥斯陆, 奧斯陸, オスロ, 오슬로
Ostrava
Ottawa, Оттава, Отава, أوتاوا, اتاوا, אוטווה, 渥太华, 渥太華, オタワ, 오타와
Ouagadougou, Uagadugú, Wagadugu, Уагадугу, Уаґадуґу, Ουαγκαντούγκου, Uagëdugu, واغادوغو, اوآگادوگو, וואגאדוגו, औगाडोगू, 瓦加杜古, ワガドゥグー, 와가두구
Oulu
Oxford
Padua, Padova
Palermo, Палермо
Palma de Mallorca, Palma
Panama City, Ciudad de Panamá
Panama, Панама, Παναμάς, بنما, پاناما, פנמה, पनामा, 巴拿马, 巴拿馬, パナマ, 파나마
Paramaribo, Парамарибо, Παραμαρίμπο, باراماريبو, پاراماریبو, פרמריבו, पारामारिबो, 帕拉马里博, 巴拉馬利波, パラマリボ, 파라마리보
Paris, Parigi, Parijs, Paryż, Paříž, Париж, Париз, Pariisi, Párizs, Παρίσι, باريس, پاریس, פריז, पेरिस, 巴黎, パリ, 파리
Patras, Πάτρα
Perpignan
Perth, Перт, Пърт, Περθ, برثا, پرت, פרת׳, पर्थ, 珀斯, 伯斯, パース, 퍼스
Peshawar, Пешавар, پشاور, بيشاور
Philadelphia, Филадельфия, Filadelfia
Phnom Penh, Phnompenh, Пномпень, Пном Пен, Πνομ Πενχ, Pnom-Pen, بنوم بنه, پنوم‌پن, פנום פן, नॉम पेन्ह, 金边, 金邊, プノンペン, 프놈펜
Phoenix, Финикс, Фінікс, Φοίνιξ, Feniks, فينكس, فینکس, פיניקס, फ़ीनिक्स, 凤凰城, 鳳凰城, フェニックス, 피닉스
Piraeus, Πειραιάς
Pittsburgh, Питтсбург
Plovdiv, Пловдив
Plymouth
Podgorica, Подгорица, Подгориця, Podgorița, Ποντγκόριτσα, Podgoricë, بودغوريكا, پادگاریتسا, פודגוריצה, पोड्गोरिका, 波德戈里察, 波多里察, ポドゴリツァ, 포드고리차
Port Louis, Порт-Луи
Port Moresby, Порт-Морсби, Порт-Морсбі, Порт Морсби, Порт Морзби, Πορτ Μόρεσμπι, Port-Moresbi, بور مورسبي, پورت‌مورزبی, פורט מורסבי, पोर्ट मोरेस्बी, 莫尔兹比港, 莫士比港, ポートモレスビー, 포트모르즈비
Port of Spain, Port-d’Espagne, Puerto España, Port-of-Spain, Порт-оф-Спейн, Порт ъф Спейн, Порт оф Спејн, Πορτ οφ Σπέιν, بورت أوف سبين, پورت‌آواسپین, פורט אוף ספיין, पोर्ट ऑफ़ स्पेन, 西班牙港, ポートオブスペイン, 포트오브스페인
Port Said, Port-Saïd, Порт-Саид, بورسعيد
Port Victoria
Port Vila
Port-au-Prince, Puerto Príncipe, Porto Príncipe, Порт-о-Пренс, Порт о Пренс, Πορτ-ο-Πρενς, Port-o-Prins, بورت أو برنس, پورتوپرنس, פורט או פראנס, पोर्ट-ऑ-प्रिंस, 太子港, ポルトープランス, 포르토프랭스
Porto Alegre, Порту-Алегри
Porto, Oporto
Porto-Novo, Porto Novo, Portonovo, Порто-Ново, Порто Ново, Πόρτο-Νόβο, بورتو نوفو, پورتو نووو, פורטו נובו, पोर्टो-नोवो, 波多诺伏, 波多諾佛, ポルトノボ, 포르토노보
Portsmouth
Potsdam
Poznań, Posen
Prague, Prag, Praga, Praag, Praha, Прага, Праг, Πράγα, Pragë, براغ, پراگ, פראג, प्राग, 布拉格, プラハ, 프라하
Praia, Прая
Pretoria, Претория, بريتوريا, 比勒陀利亚
Pristina, Priština, Prishtina, Prishtinë, Prisztina, Приштина, بريشتينا
Pyongyang, Pjöngjang, Pchjongjang, Пхеньян, Пхенян, Пјонгјанг, Phenjan, Phenian, Πιονγκγιάνγκ, Penian, بيونغ يانغ, پیونگ‌یانگ, פיונגיאנג, प्योंगयांग, 平壤, 平壌, 평양
Quebec City, Québec, Квебек
Quetta, کوئٹہ
Quito, Кито, كيتو, 基多, キト
Rabat, Рабат, الرباط, 拉巴特, ラバト
Ramallah, Рамалла, رام الله, רמאללה, 拉马拉
Reims
Rennes
Reykjavik, Reikiavik, Рейкьявик, Рейкʼявік, Рейкявик, Рејкјавик, Ρέυκιαβικ, Reikjavik, ريكيافيك, ریکیاویک, רייקיאוויק, रेक्याविक, 雷克雅未克, 雷克雅維克, レイキャビク, 레이캬비크
Riga, Ryga, Рига, Riika, Ρίγα, Rigë, ريغا, ریگا, ריגה, रीगा, 里加, リガ, 리가
Rijeka, Fiume
Rio de Janeiro, Рио-де-Жанейро, Ріо-де-Жанейро, ريو دي جانيرو, 里约热内卢, 里約熱內盧, リオデジャネイロ, 리우데자네이루
Riyadh, Riad, Riyad, Riade, Rijad, Эр-Рияд, Ер-Ріяд, Рияд, Ријад, Ριάντ, الرياض, ریاض, ריאד, रियाद, 利雅得, 利雅德, リヤド, 리야드
Rome, Rom, Roma, Rzym, Řím, Рим, Rooma, Ρώμη, روما, رم, רומא, रोम, 罗马, 羅馬, ローマ, 로마
Rosario, Росарио
Rostock
Rostov-on-Don, Ростов-на-Дону
Rotterdam, Роттердам
Rouen
Saarbrücken
Saint Petersburg, St. Petersburg, Sankt Petersburg, Saint-Pétersbourg, San Petersburgo, San Pietroburgo, São Petersburgo, Санкт-Петербург, Leningrad, Léningrad, Ленинград, Petrograd, Петроград, سان بطرسبورغ, סנקט פטרבורג, 圣彼得堡, サンクトペテルブルク
Salt Lake City, Солт-Лейк-Сити
Salvador da Bahia
Salzburg, Зальцбург
Samarkand, Samarcande, Samarcanda, Samarkanda, Самарканд, Semerkand, Szamarkand, Σαμαρκάνδη, سمرقند, סמרקנד, समरकंद, 撒马尔罕, 撒馬爾罕, サマルカンド, 사마르칸트
San Antonio
San Diego, Сан-Диего
San Francisco, Сан-Франциско, سان فرانسيسكو, 旧金山, 舊金山, サンフランシスコ, 샌프란시스코
San José, Сан-Хосе
San Juan, Сан-Хуан
San Marino, Saint-Marin, Сан-Марино, Сан Марино, Άγιος Μαρίνος, San-Marino, سان مارينو, سان‌مارینو, סן מרינו, सैन मारीनो, 圣马力诺, 聖馬利諾, サンマリノ, 산마리노
San Salvador, Сан-Сальвадор
San Sebastián
Sanaa, Sana'a, Sanaá, Сана, صنعاء, صنعا
Santiago de Compostela
Santiago, Santiago de Chile, Сантьяго, Сантьяґо, Сантяго, Сантјаго, Σαντιάγκο, سانتياغو, سانتیاگو, סנטיאגו, सैंटियागो, 圣地亚哥, 聖地牙哥, サンチアゴ, 산티아고
Santo Domingo, Saint-Domingue, Санто-Доминго, Санто-Домінґо, Санто Доминго, Άγιος Δομίνικος, Santo-Domingo, سانتو دومينغو, سانتو دومینگو, סנטו דומינגו, सेंटो डोमिंगो, 圣多明各, 聖多明哥, サントドミンゴ, 산토도밍고
São Paulo, San Paolo, Сан-Паулу, Сао Пауло, Сао Паоло, Σάο Πάολο, Sao-Paulo, ساو باولو, سائوپائولو, סאו פאולו, साओ पाउलो, 圣保罗, 聖保羅, サンパウロ, 상파울루
São Tomé, Santo Tomé, Svatý Tomáš, Сан-Томе, Сао Томе, Σάο Τομέ, Sao-Tome, ساو تومي, سائوتومه, סאו טומה, साओ टोम, 圣多美, 聖多美, サントメ, 상투메
Saragossa, Zaragoza
Sarajevo, Sarajewo, Сараево, Сараєво, Сарајево, Saraybosna, Szarajevó, Σαράγεβο, Sarajevë, سراييفو, سارایوو, סרייבו, साराजेवो, 萨拉热窝, 塞拉耶佛, サラエボ, 사라예보
Schwerin
Seattle, Сиэтл, سياتل
Seoul, Seúl, Soul, Сеул, Szöul, Σεούλ, سول, سئول, סיאול, सिओल, 首尔, 首爾, ソウル, 서울
Sevastopol, Sewastopol, Sébastopol, Севастополь
Seville, Sevilla, Séville, Siviglia
Shanghai, Xangai, Sjanghai, Szanghaj, Šanghaj, Šangaj, Шанхай, Шангај, Şanghay, Σανγκάη, Shangai, شنغهاي, شانگهای, שנחאי, शंघाई, 上海, 상하이
Sheffield
Shenzhen, Шэньчжэнь, 深圳
Simferopol, Sinferopoli, Symferopol, Simferopolj, Симферополь, Сімферополь, Симферопол, Симферопољ, Szimferopol, Συμφερόπολη, سيمفروبول, سیمفروپل, סימפרופול, सिम्फ़ेरोपोल, 辛菲罗波尔, 辛非洛浦, シンフェロポリ, 심페로폴
Singapore, Singapur, Singapour, Singapura, Сингапур, Сінгапур, Szingapúr, Σιγκαπούρη, Singapor, سنغافورة, سنگاپور, סינגפור, सिंगापुर, 新加坡, シンガポール, 싱가포르
Skopje, Skopie, Skoplje, Скопье, Скопʼє, Скопие, Скопље, Üsküp, Szkopje, Σκόπια, Shkup, سكوبي, اسکوپیه, סקופיה, स्कोप्जे, 斯科普里, 史高比耶, スコピエ, 스코페
Sochi, Сочи
Sofia, Sofie, Sofija, София, Софія, Софија, Sofya, Szófia, Σόφια, Sofje, صوفيا, صوفیه, סופיה, सोफ़िया, 索非亚, 索菲亞, ソフィア, 소피아
Southampton
Soweto
Split
Srebrenica, Сребреница
Srinagar, श्रीनगर
St. John's, St. John’s, Saint-Jean de Terre-Neuve, San Juan de Terranova, Saint John’s, Сент-Джонс, Сейнт Джонс, Св. Џон, Σεν Τζονς, Shën-Gjon, سانت جونس, سنت جان, סנט ג׳ונס, सेंट जोंस, 圣约翰斯, 聖約翰, セントジョンズ, 세인트존스
St. Louis, Saint Louis, Сент-Луис
Stavanger
Stockholm, Estocolmo, Stoccolma, Sztokholm, Стокгольм, Стокхолм, Stokholm, Tukholma, Στοκχόλμη, ستوكهولم, استکهلم, שטוקהולם, स्टॉकहोम, 斯德哥尔摩, 斯德哥爾摩, ストックホルム, 스톡홀름
Strasbourg, Straßburg, Strassburg, Estrasburgo, Strasburgo, Страсбург, ستراسبورغ
Stuttgart, Штутгарт
Surabaya, Сурабая
Suva, Сува
Sydney, Sídney, Сидней, Сідней, Сидни, Сиднеј, Σίδνεϊ, Sidnej, سيدني, سیدنی, סידני, सिडनी, 悉尼, 雪梨, シドニー, 시드니
Szeged
Tabriz, Тебриз, تبریز
Taipei, Taipeh, Tajpej, Tchaj-pej, Тайбэй, Тайбей, Тайпе, Тајпеј, Ταϊπέι, تايبيه, تایپه, טאיפיי, ताईपेई, 台北, 타이베이
Tallinn, Tallin, Talin, Таллин, Таллінн, Талин, Tallinna, Ταλίν, تالين, تالین, טאלין, तेलिन, 塔林, タリン, 탈린
Tampere
Tangier, Tanger, Tánger, Танжер, طنجة
Tarawa
Tartu
Tashkent, Taschkent, Tachkent, Taskent, Tasjkent, Taszkient, Ташкент, Τασκένδη, طشقند, تاشکند, טשקנט, ताशकंद, 塔什干, タシケント, 타슈켄트
Tbilisi, Tiflis, Tbilissi, Тбилиси, Тбілісі, Tbiliszi, Τιφλίδα, Tbilis, تبليسي, تفلیس, טביליסי, टबिलिसी, 第比利斯, トビリシ, 트빌리시
Tegucigalpa, Тегусигальпа, Теґусіґальпа, Тегусигалпа, Τεγκουσιγκάλπα, Tegusigalpa, تيغوسيغالبا, تگوسیگالپا, טגוסיגלפה, टेगुसिगल्पा, 特古西加尔巴, 德古斯加巴, テグシガルパ, 테구시갈파
Tehran, Teheran, Teerã, Тегеран, Техеран, Tahran, Τεχεράνη, طهران, تهران, טהרן, तेहरान, 德黑兰, 德黑蘭, テヘラン, 테헤란
Tel Aviv, Tel Awiw, Тель-Авив, Тель-Авів, تل أبيب, تل‌آویو, תל אביב, תל-אביב, 特拉维夫, テルアビブ, 텔아비브
The Hague, Den Haag, La Haye, La Haya, L'Aia, Haia, Haga, Haag, Гаага, Хаг, Lahey, Χάγη, لاهاي, لاهه, האג, 海牙, ハーグ, 헤이그
Thessaloniki, Saloniki, Salonique, Salónica, Salonicco, Solun, Selanik, Θεσσαλονίκη, Салоники
Thimphu, Timbu, Thimbú, Timpu, Тхимпху, Тхімпху, Тимпу, Θίμφου, Thimpu, تيمفو, تیمفو, טהימפהו, थिंपू, 廷布, ティンプー, 팀부
Tianjin, Тяньцзинь, 天津
Tijuana, Тихуана, Тіхуана, Τιχουάνα, Tihuana, تيخوانا, تیخوانا, טיחואנה, तिजुआना, 蒂华纳, 提華納, ティフアナ, 티후아나
Timisoara, Timișoara, Temeswar
Tirana, Tiranë, Тирана, Tiran, Τίρανα, تيرانا, تیرانا, טירנה, टाइरेन, 地拉那, ティラナ, 티라나
Tiraspol, Тирасполь
Tokyo, Tokio, Tóquio, Токио, Токіо, Τόκιο, طوكيو, توکیو, טוקיו, टोक्यो, 东京, 東京, 도쿄
Toronto, Торонто, Τορόντο, تورونتو, تورنتو, טורונטו, टोरंटो, 多伦多, 多倫多, トロント, 토론토
Tórshavn
Toulouse, Tolosa
Trieste, Triest, Trst
Tripoli, Tripolis, Trypolis, Триполи, Триполі, Trablus, Τρίπολη, طرابلس, טריפולי, त्रिपोली, 的黎波里, トリポリ, 트리폴리
Tromsø
Trondheim
Tunis, Túnez, Tunisi, Тунис, Туніс, Tunus, Tunisz, Τύνιδα, Tuniz, تونس, תוניס, ट्यूनिस, 突尼斯, チュニス, 튀니스
Turin, Torino, Turín, Турин
Turku, Åbo
Tuzla, Тузла
Ulaanbaatar, Oulan-Bator, Ulán Bator, Ułan Bator, Ulánbátar, Улан-Батор, Улан Батор, Ulan Batur, Ulánbátor, Ουλάν Μπατόρ, آلانباتار, اولان‌باتور, אולאן באטור, उलानबातर, 乌兰巴托, 烏蘭巴托, ウランバートル, 울란바토르
United Nations, Vereinte Nationen, Nations unies, Naciones Unidas, Nazioni Unite, Nações Unidas, ООН, الأمم المتحدة, 联合国, 聯合國
Uppsala
Urumqi, Urumczi, Urumči, Урумчи, Урумчі, Урумћи, Ürümcsi, Ουρούμτσι, أرومكي, ارومچی, אורומקי, उरूम्की, 乌鲁木齐, 烏魯木齊, ウルムチ, 우루무치
Utrecht
Vaduz, Вадуц, Вадуз, Βαντούζ, فادوز, فادوتس, ואדוץ, वादुज़, 瓦杜兹, 瓦都茲, ファドゥーツ, 파두츠
Valencia
Valletta, La Valletta, La Valette, La Valeta, Валлетта, فاليتا
Valparaíso, Вальпараисо
Vancouver, Ванкувер, Ванкувър, Βανκούβερ, Vankuver, فانكوفر, ونکوور, ונקובר, वैंकूवर, 温哥华, 溫哥華, バンクーバー, 벤쿠버
Varna, Варна
Vatican City, Vatican, Vatikan, Le Vatican, El Vaticano, Città del Vaticano, Vaticano, Vaticaanstad, Watykan, Ватикан, Vatikanen, Vatikaani, Βατικανό, الفاتيكان, واتیکان, הוותיקן, वेटिकन, 梵蒂冈, 梵蒂岡, バチカン, 바티칸
Venice, Venezia, Venedig, Venise, Venecia, Венеция
Veracruz
Verona
Versailles, Versalles
Victoria Falls
Vienna, Wien, Vienne, Viena, Wenen, Wiedeń, Vídeň, Beč, Dunaj, Вена, Відень, Виена, Беч, Viyana, Bécs, Βιέννη, Vjenë, فيينا, وین, וינה, विएना, 维也纳, 維也納, ウィーン, 비엔나
Vientiane, Vientián, Wientian, Вьентьян, Вʼєнтьян, Виентян, Вијентијан, Βιεντιάν, Vjentianë, فيانتيان, وینتیان, ויינטיאן, विएनतियान, 万象, 永珍, ビエンチャン, 비엔티안
Vilnius, Vilna, Wilno, Вильнюс, Вільнюс, Вилнюс, Вилњус, Βίλνιους, فيلنيوس, ویلنیوس, וילנה, विल्नियस, 维尔纽斯, 維爾紐斯, ヴィリニュス, 빌니우스
Vitoria
Vladivostok, Wladiwostok, Władywostok, Владивосток, Vlagyivosztok, Βλαδιβοστόκ, فلاديفوستك, ولادی‌وستوک, ולדיווסטוק, व्लादिवोस्तोक, 海参崴, 海參崴, ウラジオストク, 블라디보스토크
Volgograd, Wolgograd, Volgogrado, Wołgograd, Волгоград, Βόλγκοκραντ, فولوجراد, ولگاگراد, וולגוגרד, वोल्गोग्राड, 伏尔加格勒, 伏爾加格勒, ボルゴグラード, 볼고그라트
Vukovar, Вуковар
Warsaw, Warschau, Varsovie, Varsovia, Varsavia, Warszawa, Varšava, Варшава, Varşova, Varsó, Βαρσοβία, Varshavë, وارسو, ورشو, ורשה, वॉरसॉ, 华沙, 華沙, ワルシャワ, 바르샤바
Washington, Вашингтон, Вашинґтон, Waszyngton, Ουάσινγκτον, واشنطن, واشنگتن, וושינגטון, वाशिंगटन, 华盛顿, 華盛頓, ワシントン, 워싱턴
Weimar
Wellington, Веллингтон, ويلينغتون, 惠灵顿, 威靈頓, ウェリントン, 웰링턴
Wiesbaden
Windhoek, Windhuk, Виндхук, Віндгук, Βίντχουκ, Vint’huk, ويندهوك, ویندهوک, וינדהוק, विंडहोक, 温得和克, 溫得和克, ウィントフック, 빈트후크
Winnipeg, Виннипег, Вінніпеґ, Уинипег, Винипег, Γουίνιπεγκ, Uinipeg, وينيبيج, وینیپگ, וויניפג, विनीपेग, 温尼伯, 溫尼伯, ウィニペグ, 위니펙
Wrocław, Breslau, Вроцлав
Wuhan, Ухань, 武汉, 武漢
Yamoussoukro, Ямусукро
Yangon, Rangoon, Rangun, Rangoun, Rangum, Янгон, Рангун, Ρανγκούν, رانغون, یانگون, רנגון, रंगून, 仰光, ヤンゴン, 랑군
Yaounde, Yaoundé, Яунде, ياوندي
Yekaterinburg, Jekaterinburg, Ekaterinbourg, Ekaterimburgo, Ekaterinburg, Ecaterimburgo, Jekaterinenburg, Jekaterynburg, Екатеринбург, Єкатеринбург, Јекатеринбург, Jekatyerinburg, Αικατερινούπολη, يكاترنبيرج, یکاترینبرگ, יקטרינבורג, येकातेरिनबर्ग, 叶卡捷琳堡, 葉卡捷林堡, エカテリンブルグ, 예카테린부르크
Yerevan, Eriwan, Erevan, Jerevan, Erywań, Ереван, Єреван, Јереван, Erivan, Ερεβάν, يريفان, ایروان, ירוואן, येरेवान, 埃里温, 葉里溫, エレバン, 예레반
Zagreb, Zagabria, Zagrzeb, Záhřeb, Загреб, Zágráb, Ζάγκρεμπ, زغرب, زاگرب, זאגרב, ज़ाग्रेब, 萨格勒布, 札格瑞布, ザグレブ, 자그레브
Zanzibar, Sansibar, Занзибар, زنجبار
Zaporizhzhia, Запоріжжя, Запорожье
Zurich, Zurigo, Zurique, Zurych, Curych, Цюрих, Цюріх, Цирих, Zürih, Ζυρίχη, Zyrih, زيورخ, زوریخ, ציריך, ज़्यूरिख़, 苏黎世, 蘇黎世, チューリッヒ, 취리히
`;

let names: ReadonlySet<string> | null = null;

/** Whether the words are the name of a listed city and nothing else, whatever their case, accents and hyphens. */
export function isCity(words: string): boolean {
  names ??= new Set(cities.split(/[\n,]/u).map(keyOfPlace));
  const key = keyOfPlace(words);
  return key !== '' && names.has(key);
}

/** One spelling of the name of a place: `St. Petersburg` and `ST PETERSBURG`, `Tel-Aviv` and `Tel Aviv`. */
export function keyOfPlace(name: string): string {
  return foldWord(name.trim())
    .replace(/[.'’"]/gu, '')
    .replace(/[\s\u2010\u2011-]+/gu, ' ');
}
