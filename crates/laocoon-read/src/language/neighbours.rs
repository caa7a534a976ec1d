/// Frequent function words of languages without a pack, so that a text in one of them is not
/// taken for its neighbour: English name, words.
pub(super) const NEIGHBOURS: [(&str, &str); 34] = [
    (
        "Afrikaans",
        "die en van is in het nie te vir wat met 'n sy hulle ek jy op aan word moet sal kan hierdie daar deur of as na",
    ),
    (
        "Albanian",
        "të në dhe për një me nuk është që si nga ka do të së po janë i e më ky kjo duhet ose mund",
    ),
    (
        "Basque",
        "eta da ez du bat dira izan zen baina ere hau bere dute beharko egin zuen hori edo daiteke",
    ),
    (
        "Belarusian",
        "і ў не на што з як гэта для у па ад да быў была ці гэтага але або яны быць пры можа няма",
    ),
    (
        "Bulgarian",
        "на и да се в за от е не са по с което които това до като че ще този една е или със тази бъде може към бе беше има няма трябва в във",
    ),
    (
        "Catalan",
        "de la el els les i que en un una amb per no és del al als dels són ha aquest aquesta més si o no es pot ser",
    ),
    (
        "Croatian",
        "i je u na se da za od su s ne koji koja koje kao što ili nije bio ova ovo biti može će iz po o to",
    ),
    (
        "Czech",
        "a je v se na že s z do to pro jako který která které jsou nebo není by ale tento pouze musí být při ve",
    ),
    (
        "Danish",
        "og i at er en det den til af på for med ikke som de et har der var fra kan skal eller om denne ved du",
    ),
    (
        "Dutch",
        "de het een en van in is dat op te voor met zijn niet die er aan als of om bij door naar ook wordt worden kan deze dit moet geen u",
    ),
    (
        "Esperanto",
        "la de kaj en estas ke al por ne per ĉi kun pri tiu estis povas devas aŭ kiu se el ĝi oni",
    ),
    (
        "Estonian",
        "ja on ei et see ka oli mis kui või oma ta kes selle ning peab pole saa väli",
    ),
    (
        "Finnish",
        "ja on ei että se oli myös tai kun ovat joka hän mutta kuin voi tämä ole tämän sen",
    ),
    (
        "Galician",
        "de a o que e do da en os un unha para non por as dos con é ao se este esta ou máis debe ser pode",
    ),
    (
        "German",
        "der die und das ist nicht in den von zu mit ein eine für auf im dem sich des auch es an werden wird sind oder bei dass sie er kann diese muss nur",
    ),
    (
        "Hungarian",
        "a az és hogy nem egy is meg ez van volt de csak el vagy lehet ki kell még ezt amely nincs",
    ),
    (
        "Irish",
        "an na agus ar is a go i le do ní atá sé bhí ag seo nach leis gur den sa tá don",
    ),
    (
        "Italian",
        "di e il la che in un una per è non del della dei le con si da al sono come più gli nel alla ha i lo questo questa o essere deve l",
    ),
    (
        "Kazakh",
        "және бұл мен да де бір үшін деп ол болып емес бар осы еді туралы кейін болады жоқ немесе тиіс",
    ),
    (
        "Kyrgyz",
        "жана бул менен да бир үчүн деп ал эмес бар ошол болуп керек же туура жок",
    ),
    (
        "Macedonian",
        "на и да се во за од е не со ќе што кои како или ова оваа овој може мора биде има нема по сте дека беше",
    ),
    (
        "Mongolian",
        "нь байна энэ юм гэж болон бол ба байх дээр хэрэгтэй биш зөв та уу",
    ),
    (
        "Norwegian",
        "og i er en det den til av på for med ikke som de et har var fra kan skal eller om denne du ved å hvis",
    ),
    (
        "Polish",
        "i w nie na się z do to że jest jak o po dla od przez są był być lub może który która które tylko musi",
    ),
    (
        "Portuguese",
        "de a o que e do da em um uma para não por os as dos com é ao se no na este esta ou mais são deve foi ser pode",
    ),
    (
        "Romanian",
        "de și în a la cu nu este pe un o că se din pentru care sunt mai au fost sau al ale acest această să nici trebuie",
    ),
    (
        "Serbian",
        "и је у на се да за од су са не који која које као што или није био ова ово бити може ће из по о то мора i je u na se da za od su sa ne koji koja koje kao što ili nije",
    ),
    (
        "Slovak",
        "a je v sa na že s z do to pre ako ktorý ktorá ktoré sú alebo nie by ale tento iba musí byť pri vo",
    ),
    (
        "Slovenian",
        "in je v na se da za ni so z s ki pri ali kot bi tudi po od lahko mora ta to biti",
    ),
    (
        "Spanish",
        "de la que el en y a los se del las un por con no una su para es al lo como más pero este esta o son fue ha debe ser está si",
    ),
    (
        "Swedish",
        "och i att det en är som på för av med inte den till ett har de om var från kan ska eller denna du vid",
    ),
    (
        "Turkish",
        "ve bir bu da için ile de olarak çok değil daha olan gibi var sonra ancak veya lütfen geçerli en",
    ),
    (
        "Ukrainian",
        "і в у не на що з як це для та за від до був була є або який яка які цей ця цього але бути при може немає ви чи його",
    ),
    (
        "Uzbek",
        "va bu bilan bir uchun emas yoki kerak ham bo'lishi lozim iltimos har edi deb",
    ),
];
