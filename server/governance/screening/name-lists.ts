/**
 * Words by which names of persons are told from names of places. Written for this purpose from what everybody knows; no list of anybody's
 * is copied. Forenames that are as often a place, a flower or a verb (Victoria, Stanley, Holly, Mark, Will) are left out: better a name that passes
 * than a street that does not.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter((word) => word !== ''));

export const FORENAMES = words(`
  aaron abdul abdullah abigail adam adrian ahmed aidan aisha alan alex alexander alexandra alfie ali alice alison amanda amelia amina amy
  andrea andrew andy angela ann anna anne annie anthony archie arthur ashley barbara ben benjamin beth bethany billy  brandon brenda brian
  bryan callum cameron carl carol caroline catherine charles charlie charlotte chloe chris christine christopher claire clare connor
  craig damian daniel danielle darren dave david dawn dean deborah declan denise dennis derek diane dominic donna dylan edward eleanor elizabeth
  ella ellie emily emma eric erin ethan evan eve evie fatima fiona francis gareth garry gary gavin gemma geoff george georgia gerard gillian
  graham greg hamza hannah harriet harrison harry hassan hayley helen henry hussein ian ibrahim imran isaac isabella isla jack jackie jacob jake james jamie
  jamal jane janet janice jasmine jason jayden jean jeffrey jen jennifer jenny jeremy jessica jill jim joan joanna joanne joe joel john johnny jon
  jonathan jordan josef joseph josh joshua joyce judith julia julie justin kai kane karen karl kate katherine kathleen katie kayleigh keith kelly
  ken kenneth kerry kevin khalid kieran kim kirsty kyle laura lauren leah leanne lee leo leon leslie lewis liam lily linda lisa logan louis louise luca lucas lucy luke
  lynn lynne maisie malcolm margaret maria marie martin mary mason matt matthew maureen max megan melanie mia michael michelle mick mike mohamed
  mohammad mohammed molly muhammad nadia naomi natalie natasha nathan neil nicholas nick nicola nicole niamh noah nigel oliver olivia omar oscar owen
  patricia patrick paul paula pauline peter phil philip phillip phoebe rachel rebecca reece richard riley rob robert robin roger ronald rosie ross
  roy russell ruth ryan sally sam samantha samuel sandra sara sarah scott sean shane shannon sharon shaun shirley simon sonia sophia sophie stacey
  stephanie stephen steve steven stewart stuart sue susan suzanne terence teresa terry theo thomas tim timothy tina toby tom tony tracey tracy
  trevor tyler vanessa wayne wendy william yasmin yusuf yvonne zac zach zara zoe`);

/** For names in small letters, where both parts must be known. */
export const SURNAMES = words(`
  adams ahmed akhtar ali allen anderson bailey baker barnes begum bell bennett brown butler campbell carter clark clarke collins cook cooper cox davies davis
  edwards ellis evans fisher foster fox graham gray green griffiths hall harris harrison hill hughes hussain jackson james johnson jones kelly khan king
  knight lee lewis marshall martin mason matthews miller mills mitchell moore morgan morris murphy murray palmer parker patel phillips powell price
  reid reynolds richards richardson roberts robertson robinson rogers russell saunders scott shah shaw simpson singh smith stevens stewart taylor thomas
  thompson turner walker walsh ward watson webb white wilkinson williams wilson wood wright young`);

/** A run of capitals with one of these is a place, a building or an organisation. */
export const PLACE_WORDS = words(`
  abbey academy acre acres alley allotment allotments apartments approach arcade arena arms ash association avenue ave bank bar barn barracks baths bay beach beck
  bend block boulevard boys boxing bridge brigade brook brow building buildings burn bypass cafe campus canal care castle catholic causeway cemetery centre center
  chambers chapel charity chase chippy church cinema circle circus city clinic close club coach college common community company co
  convent copse coppice corner cottage cottages council court courts cove crescent cres crest croft cross crossing crossroads cup cut dale day dell dene depot
  development dock docks down downs drive dr drop-in east edge end entry esplanade estate exchange fair farm federation fell ferry field fields fire flats fold football forest
  foundation garage garden gardens garth gate gates girls glade glen grammar grange green ground grounds group grove guides guild gym hall halls harbour haven
  hays head heath heights hey high hill hills holiday hollow holme home homes hospice hospital hostel hotel house housing hub hurst independent industrial infant infants inn institute
  island junction junior keep kindergarten knoll lake lane ln launderette lawn lawns lea leisure library lighthouse limited line link lock lodge loop ltd mall manor market
  marina marsh mead meadow meadows medical memorial mere methodist mews mill mills ministries mission mobile moor mosque moss mount museum nook north nursery oak office old
  orchard oval parade paddock park parklands parkway partnership passage pastures path pavilion peak pier pitch place plc pharmacy playground playing plaza plantation point police pool
  post precinct preparatory primary priory project promenade prom pub quadrant quarter quay railway ravine reach recreation rec residential ride ridge rise
  river road rd roundabout row royal rowing rugby sands school schools scouts secondary service services shaw shop shops shopping shore side sidings sixth skatepark sociable
  social society south special spinney sports springs square sq stadium station steps store stores strand street stream st studio studios subway summit
  superstore supermarket surgery synagogue takeaway tavern team technology temple terrace theatre thicket top tower towers towpath town track training transport trust tunnel
  unit university upper vale valley veterinary viaduct view views villa villas village vue walk walks ward warehouse water waterfront way
  west wharf wood woodland woodlands woods works workshop yard youth cadets playgroup pre-school preschool nurseries ymca ywca`);

/** Of these, those that are surnames as well: «Jake Marsh» is nobody's marsh. */
export const PLACES_OR_SURNAMES = words(`
  abbey ash bank banks barn bay beck brook burn croft cross dale day dell fell field fields forest glen grange green hall haven head heath hill hills
  holme hurst knoll lake lea lodge marsh mead meadows mill mills moor moss mount north peak pool rivers sands shaw shore summit temple vale ward
  waters way west wood woods`);

/** Words with a capital that are no name, at the beginning of a sentence or in a heading. */
export const NO_NAMES = words(`
  ordered otherwise deprived fined conditionally action formal status awaiting local taken into under
  a about acting activities adult adults after again age aged all also alleged alleges an and anonymous another any april area are arrested as asb asked at attended august
  away bailed be been before behind between bike bikes both boy boys british broke but by call called caller cannabis car cars caution cautioned charged
  chased child children christmas community complainant complaint concern concerned contacted control could council court crime crimes criminal custody damage damaged
  dealt december declined described description did disorder dispersed does dog dogs done drug drugs due during each easter eliminated environmental escalated
  evening every false family february female females few fight fighting fire fireworks first five for found four friday from further gang
  gave getting girl girls given going group groups had halloween has have he health her here hers his homeless housing how however i identified if in
  incident informed initial injured intimidation investigation invited is issued it its january july june just kids known large last late later left letter
  loud made male males man many march may maybe men missing monday more morning most moved mr mrs multiple music my name names needs neighbour
  neighbours new next night no nobody noise none not nothing november now number october of off offence offender officer officers officially often old on
  once one ongoing only or other others our out outcome outside over parent parents parked parties party passed patrol patrols people person persons
  please police possible possibly previous prosecuted quad racing ran ref referral referred refused released remanded repeat report
  reported reporter reporting resident residents resolved ringing said same saturday saw school section seen sent sentenced september several she shops should
  shouting since six smashed smoking social some somebody someone spoke spoken stated states still stolen stop stopped street suggested summonsed
  sunday suspect suspects team teenage teenager teenagers tenant ten that the their them then there these they thing this those three threw throwing thursday to
  today told traced tuesday two unable unfit unidentified unknown unnamed unsure until up upon vehicle very victim victims voice
  walked wanted warned warning was water we wednesday week weekly weekend went were what when where which while white who whose why will with within
  without witness witnesses woman women works year yes yesterday yet you young youngsters your youth youths english polish romanian irish scottish welsh asian black
  world specialist support protection union worker workers services service line referral unit association liaison officer`);

/** Shops and bridges that bear a person's whole name. */
export const KNOWN_THINGS =
  /\b(?:john lewis|thomas cook|paul smith|jack wills|jack (?:&|and) jones|ann summers|ted baker|henry boot|ryan air|tony macaroni|jack daniel'?s|johnnie walker|harry potter|tom thumb|jack russell|john deere|james bond|martin mere|harry ramsden'?s|ben nevis|kelly's|robin hood|billy bunter)\b/gi;
