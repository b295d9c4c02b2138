import { EVERYDAY_LINES } from './everyday-en.js';

/**
 * English words that people use for one another when they ask for help, one concept a line. A
 * word or phrase of a line in a question also finds the line's other single words in documents.
 * After `>` stand words that are found but do not find the others. In a phrase, a space joins
 * neighbours and `_` stands for up to four words between.
 */
const CONCEPT_LINES = `
return | send_back | bring_back | give_back | take_back | ship_back | sent_back
valid | validity | good for | expire | run out
come off | comes off | fall off | falling off | drop off
puncture | flat tyre | flat tire
refund | money back | reimburse | repay | paid back | get_money | want_money
cost | price | fee | charge | how much | pricey | expensive | pay for | rate
delivery | shipping | ship | deliver | dispatch | send | shipment | postage | gets to
parcel | package | box | shipment | packet
order | purchase | buy | bought
place order | placing | checkout | check out | make an order
cancel | call off | revoke | stop_order | withdraw | dont want_order
change | edit | modify | amend | correct | update | alter
damaged | broken | faulty | defective | smashed | cracked | torn | ripped | broke | snapped | defect | shattered
wrong | incorrect | mistake | mixed up
lost | missing | disappeared | vanished | stolen | never arrived | never came | not arrived | didnt arrive | hasnt arrived | havent arrived | hasnt come | didnt come | says delivered | nothing here | not here
late | delayed | overdue | still waiting
track | tracking | where is my | wheres my | locate
neighbour | neighbor | nobody is home | nobody home | noone_home | not home | not at home
exchange | swap | trade | different size | another size | another colour | another color | other size | bigger size | smaller size | larger size | wrong size
exam | exams | examination | test | tests
mistake | mistakes | error | errors | fault
motorbike | motorbikes | motorcycle | motorcycles
licence | license | permit
scared | afraid | anxious | nervous | anxiety | fear
compulsory | mandatory | obligatory | required | by law
password | log in | login | sign in | signin | passcode | credentials
account | profile | login
guest | without_account
delete | erase | remove | wipe
privacy | personal data | about me | on me | gdpr | data protection | personal information
invoice | receipt | bill
voucher | coupon | discount | promo | code | promotion
gift card | gift voucher | giftcard > voucher | vouchers | giftcard | gift
size | fit | fits | measurement | sizing | measure | fitting
wash | clean | care | laundry | washing | washable
waterproof | water repellent | rainproof | proofing
warranty | guarantee | covered
repair | fix | mend | sew
stock | available | availability | sold out | unavailable | restock
collect | pick up | pickup | click and collect
store | shop | branch | showroom
points | loyalty | rewards | membership | bonus
company | business | corporate | b2b | wholesale | bulk
customs | duty | duties | import | tariff
tax | taxes | vat
unsubscribe | newsletter | mailing list | marketing emails | emails | stop_emails | stop_messages
packaging | wrapping
recycle | recycling | recycled
contact | reach | call | phone | phone number | telephone number | email address | telephone | hotline | speak to | talk to | customer service | customer support | helpdesk
agent | human | person | someone | representative | real person
pay | payment | paying
amex | american
card | mastercard | visa | credit card | debit card
paypal | klarna | mastercard | visa | amex | ideal | bancontact | apple pay | google pay > payment
usa | america | the us | to us | united states > states
uk | england | scotland | wales | britain | great britain > kingdom | british
holland | dutch > netherlands
two factor | 2fa | mfa > step
courier | driver | postman | mailman > carrier
instalments | installments | monthly | pay later
abroad | country | countries | international | overseas | foreign | worldwide | where_ship | where_deliver
time | duration | how long | how fast | how quick | how soon | when do | when does | when will | when is | when can > time | duration | long
hours | opening | opening times | closing
accessible | accessibility | wheelchair | disabled | disability | blind | deaf
sustainable | sustainability | eco | environment | environmental | green
flip flops > sandals
shoes | boots | footwear | trainers | sneakers
jacket | coat | anorak | parka
pan | skillet | pot | cookware
backpack | rucksack
second hand | used | preowned | secondhand
charged twice | double charged | two payments | billed twice
declined | rejected | refused | failed
minimum | least | shortest | smallest
period | duration
papers | documents | paperwork > documents | papers | passport | identity | identification
buy | buying | sell | sells | selling | for sale > sold | sale | sell | sells
mold | mould | mouldy | moldy
tire | tires | tyre | tyres
gray | grey
check | checks > cheque | cheques
maximum | most
big | bigger | large | larger
small | smaller
monday | tuesday | wednesday | thursday | friday > weekdays | weekday | daily
saturday | sunday > weekend | weekends | daily
weekend | weekends > weekend | weekends | saturday | sunday | saturdays | sundays
weekday | weekdays | working day | working days > weekday | weekdays | monday | friday | working
christmas | xmas | new year | easter | bank holiday > december | holidays | holiday | january
holiday | holidays | vacation
morning | mornings | early | in the morning
evening | evenings | night | nights | late | midnight | after hours | out of hours > evening | night | late | hours
open | opening | opens | close | closes | closed | shut
start | starts | begin | begins | beginning
end | ends | finish | finishes
where are you | where is_shop | how do i get there | find you | get to you | your address | located | location | directions > address | street | road | station | bus | lane | location
address | street | road
child | children | kid | kids | son | daughter | baby | babies | toddler | boy | girl | pupil
adult | adults | grown up | grownup
senior | seniors | pensioner | pensioners | retired | elderly | oap
student | students | trainee | apprentice | pupil | pupils
teacher | teachers | lecturer
parent | parents | mother | father | mum | mom | dad
friend | friends | guest | guests | somebody else
guest | guests | visitor | visitors | somebody with me
family | families | wife | husband | partner
staff | employee | employees | team
doctor | physician | practice | gp
woman | women | womens | lady | ladies | female
man | men | mens | gent | gents | gentleman | gentlemen | male
loud | loudness | noise | noisy | quiet | decibel | decibels > noise | noisy | loud | quiet | db
boss | manager | owner | in charge | who runs > manager | owner | led | director
dog | dogs | pet | pets | animal | animals | puppy
cat | cats | pet | pets
book | booking | reserve | reserved | reservation | reservations | appointment | appointments
appointment | appointments | time slot
rent | rental | renting | hire | hired | borrow | loan | lend
borrow | borrowing | lend | lends | loan | loans | take home | take out | check out a
extend | extension | renew | renewal | renewed | prolong
late | overdue | fine | fines | penalty
fine | fines | penalty | fee | late fee
pause | suspend | freeze | put on hold | on hold
subscription | subscribe | membership | member | plan | contract
plan | plans | tariff
member | members | membership
join | joining | sign up | enrol | enroll | register | become a member > join | joining | enrol | enroll | register | member | members | membership
register | registration | registered
free | free of charge | for nothing | no cost | without paying | gratis | complimentary | included
included | include | includes | extra | in the price
cheap | cheaper > cheap | cheaper | reduced | reduction | discount | half
discount | reduction | money off | concession | rebate > discount | discounts | reduction
double | twice
deposit | caution | security
cash | coins | notes
invoice | on account
eat | eating | food | meal | meals | snack | snacks > eat | food | meal | breakfast | lunch | dinner | café | restaurant
drink | drinks | beverage | beverages
coffee | tea | beer | wine | juice > drink | drinks
nut | nuts | allergy | allergic | allergens
vegan | vegetarian | plant based
wifi | wireless | internet | online | network | wlan
offline | without internet | no internet | without a connection > offline
print | printing | printer | copy | copying | photocopy
computer | computers | laptop | pc
app | apps | application | mobile
phone | mobile | smartphone | telephone
picture | pictures | photo | photos | photograph | photographs | photography | image
film | films | movie | movies | dvd | dvds | video
song | songs | music | cd | cds
ebook | ebooks | e-books
park | parking | car park | garage
car | cars | vehicle
tesla | electric car | ev > electric | charging
public transport | by train | by bus > train | bus | tram | station
bike | bikes | bicycle | bicycles | cycle
ebike | e-bike | pedelec
repair | mend | mended | fix | fixed | restore
puncture | flat | flats
wobbly | wobbles | buckled > trued | bent | buckled
squeak | squeaking | squeaky | noise | noisy
chain | drivetrain
turn on | switch on | power on | wont start > switch
turn off | switch off | power off | disable | deactivate | off
steal | stolen | theft | nicked | pinched | thief
lock | locks | padlock | padlocks
key | keys
locker | lockers
bag | bags | luggage | suitcase | baggage
towel | towels
shower | showers
toilet | toilets | restroom | wc | loo
bathroom | toilet
lift | elevator
stairs | steps | ramp
pushchair | pushchairs | pram | buggy | stroller
room | rooms | venue | hall
meeting | meetings | event | events
tour | tours | guided
ticket | tickets | entry | entrance | admission | get in
course | courses | class | classes | lesson | lessons | learn
trainer | trainers | coach | instructor
homework | schoolwork | tutoring
ill | sick | illness | unwell
pain | hurts | hurt | ache
emergency | emergencies | urgent
prescription | prescriptions | medicine | medication | pills
vaccination | vaccinations | vaccine | vaccinate | shot | shots | jab | jabs
blood test | blood | lab
fasting | to fast | need to fast > eat
house call | home visit | come to my house | come to me | visit_home > visit | home
leave home | leave the house | housebound > home
stored | kept
store | stored | storage | keep
delete | deleted | remove | erase
upload | import
download | export | get_out
migrate | migration | move
setup | set up | install | installation | configure | configuration
configure | setting | settings | option | options
update | updates | upgrade | new version
version | release
language | languages | translate | translation
limit | limits | maximum | at most | how big | how large | up to
ip | address
password | passwords | passcode
secure | security | safe | safety | protected | encrypted | encryption
encrypt | encrypted | encryption
single sign on | sso > saml | single
two factor | 2fa | mfa | authenticator > factor | authentication
answer | answers | reply | replies | respond | response
email | e-mail | mail | mails
donate | donated | donation | donations | give you | giving
sell | selling | sold | buy from me | take my old | trade in
heavy | weigh | weighs | weight
tall | height | high
long | length
wide | width
how old | age | years old | year old | minimum age > age | years | under
campfire | bonfire | bbq | barbecue | fire | fires
swim | swimming | pool
haircut | hairdresser | hair
come out | call out | callout
night | overnight
arrive | arrival | check in | come
leave | departure | check out | checkout
delay | delayed
salary | wage | wages | earn | earns
job | jobs | vacancy | vacancies | position | positions | hiring | career
intern | internship | internships
apply | application | applying
forget | forgot | forgotten
send | sent
pay | paid
break | broke | broken
drive | drove | driven
teach | taught
teach | teaches | teacher | teachers | instructor | instructors
tear | torn | tore
lose | lost
steal | stolen
keep | kept
choose | chose | chosen
write | wrote | written
shrink | shrank | shrunk
terminate | termination | quit > cancel | cancelled | cancellation | leave | end | ends | notice | termination
petrol | gas | gasoline | diesel > fuel | petrol | diesel
boyfriend | girlfriend | fiance | fiancee | spouse | wife | husband > partner | couple | couples | visitor | visitors | guest | guests | spouse
hamster | rabbit | parrot | bird | guinea pig | snake | kitten | cat | cats > animal | animals | pet | pets
clothes | clothing > wash | washing | laundry | clothes
painkiller | painkillers | pain relief > ibuprofen | paracetamol | aspirin | pain
ring > call | phone | telephone
founded | founder | was_started > founded | since | established
charity | charities | not for profit > nonprofit | nonprofits | charity | charities
deadline | closing date | due date | too late > late | deadline
sleep over | stay over | stay the night > overnight | sleep | stay
buy > cost | costs
kilo | kilos | kilogram | kilograms > kg
bring | take along > bring | brought
surcharge | extra charge | supplement > extra | surcharge | supplement
early > earlier | before
leak | leaking | leaks | flooded > water | leak | burst
missed | miss > late | missed
live together | share a room > share | shared | couple | couples
blurry | fuzzy | unclear > pixelated | blurred | sharp
sibling | siblings > brother | brothers | sister | sisters
plane | aeroplane | airplane > aircraft | flight | flights | board
stuck | frozen | hangs > stops | stopped | hangs | stuck
switch > change | switch
`;

/** Words that carry no topic in a question, beside the stop words of the database. */
const FILLER = `
hi hello hey please pls plz thanks thank thx ok okay um uh so well just really actually maybe
dont doesnt didnt cant cannot couldnt wont wouldnt isnt arent wasnt werent havent hasnt shouldnt
im ive ill id youre youve youll theyre its thats whats wheres hows whos theres lets u ur r ya
want wants wanted need needs needed like would could should might may must shall
get gets got getting give gives gave make makes made go goes going gonna gotta wanna went
know knows tell tells told say says said ask asks asked asking wonder wondering question help
explain thing things stuff something anything everything nothing everybody way ways possible able
much many lot lots bit also still yet even already ever else
guys guy someone somebody anyone anybody everyone mine your yours our ours
think thought sure right good bad great nice best better sorry
happen happens happened let see look looking looks find one two
till kind sort type dear regards mr mrs sir madam yeah yes no nope without within
roughly approximately generally normally typically usually exactly currently offer offers offered
first use using put another us policy policies info procedure rules conditions regarding concerning
`;

/**
 * Frequent words that are about anything: they say little, and are no misspellings of others.
 */
const COMMON = `
ago again across age air allow always animal answer appear area arm around arrive art away back bad
bake become before begin believe best better big body book bring build capital car case cat cause
child city class clear close cold come compare computer consider continue copy could country couple
cover create customer dark day days deal deep difference different do dog door down draw dream
drink drive early earth easy eat education end enough eye face fact fall family famous far fast
father feel few fight film fire fly follow food form found free friend full fun future game
general girl ground group grow guide half hand happy hard head health hear heart heavy help
high hire hiring history hit hold home hope hot hour hours house idea important include inside
interest invest issue job jobs joke keep kid kids kill king know land language large last late laugh
law lead learn leave left less letter level life light line list listen little live local long love
low luck main man mark matter mean meaning meet member men mile mind minute minutes moment month
months moon morning mother mountain mouth move movie much music name near never new news next night
nobody noone now number object off office often old once open other outside own page paper park part
party past people perfect person picture place plan plane plant play poem point poor popular power
president pretty problem public pull push quick quickly quite race rain read ready real reason
receive received receiving remember rent result rich ride road rock room run same school science
sea season second sell sense serve service set seven several short show side simple since sing sit
skin sky sleep slow small social song soon sound south speak special spend sport stand star start
started state stay step stop story street strong study summer sun suppose system table take talk
team teach test than themselves third threw through throw time times today together tomorrow tonight
too top total touch town translate travel tree trip true try trying turn two understand until
usually vaccine view visit voice wait walk wall war watch water weather week weeks weight whole wife
husband wind window winner winter without woman women won wonderful three four five six eight nine ten eleven twelve train training planet planets favourite
favorite score match recipe cook homework word work working works world
worry worth write wrong year years yesterday young
`;

const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

export const FILLER_EN = list(FILLER);
export const COMMON_EN = list(COMMON);

/** Words that find, and words that are found; phrases only find. */
export const CONCEPTS_EN = `${CONCEPT_LINES}${EVERYDAY_LINES}`
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [terms = [], found = []] = line
      .split('>')
      .map((side) => side.split('|').map((term) => term.trim()));
    const words = terms.filter((term) => !/[ _]/.test(term));
    const phrases = terms.filter((term) => /[ _]/.test(term));
    return { words, phrases, found: found.length > 0 ? found : words };
  });
