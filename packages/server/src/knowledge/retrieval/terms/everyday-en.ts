/**
 * Everyday English words, British and American, for what documents may call something else, by field of life. One concept a
 * line, written as in `thesaurus-en.ts`. A word with several meanings is in no line, unless the words around it decide:
 * `ring_you`, but no `ring`. Nor is a word beside another that is only like it: `breakfast` and `dinner`, `band`
 * and `dj`. A word beside what it is a kind of stands before the `>` alone.
 */
export const EVERYDAY_LINES = `
# Buying and paying
refund | refunded | reimbursed | reimbursement | repayment
money back | cash back | paid me back > refund | refunds | refunded
purchase | purchases | purchased | bought
item | items | article | articles | product | products | goods
voucher | vouchers | gift card | gift certificate > gift | voucher | vouchers | coupon
price | prices | pricing | cost | costs | price tag
list of prices > prices | tariffs | rates | fees
expensive | costly | pricey
cheap | inexpensive | affordable | low cost | budget
bargain | bargains | special offer | deal of the day > offer | offers | sale | discount | reduced
marked down | knocked down > reduced | reduction | sale
discount | discounted | rebate | percent off | price cut
basket | cart | trolley | shopping bag | shopping cart > basket | cart
checkout | pay desk | cash desk > till | checkout | cashier
till | cash register | cashier | checkout counter
receipt | receipts | proof of purchase | sales slip
invoice | invoices | billing
owe | owes | owed | outstanding | arrears | in debt > outstanding | arrears | debt | owed
pay in parts | pay it off | pay monthly > instalments | installments | monthly
instalment | installment | instalments | installments
wallet | purse
gratuity | service charge > gratuity | tip | tips
charged too much | paid too much | billed too much > overpaid | refund | overcharged
tax | taxes | vat | sales tax
money order > cheque | cheques
sold out | out of stock | none left > stock | unavailable | available
warehouse | depot | storehouse
brand | manufacturer | maker
in bulk | large quantities > wholesale | bulk
sample | samples | tester
spare | spares | replacement | replacements | spare part
catalogue | catalog | brochure | leaflet | flyer | pamphlet
club card | loyalty card > membership | member
wrapped up | wrap it > wrapping | wrapped
a present | presents > gift | gifts | present | presents

# Sending, returning, changing
exchange | exchanged | swap | swapped | swop | trade in
bring to my door | bring it to me > delivery | deliver | delivered
dispatch | dispatched | despatch | despatched | shipped | sent out | sent off | send out > dispatched | shipped | leaves | leave | sent
standard | normal | ordinary
next day | overnight delivery | speedy delivery > express | faster
courier | carrier | delivery driver | delivery man | delivery company | delivery person | parcel service > courier | carrier | driver
postbox | mailbox | letterbox | letter box | mail box
postcode | post code | zip code | zipcode
parcel locker | packstation > locker | lockers
registered letter | recorded delivery > registered | recorded | signature
sign_for > signature | sign
a text | text me | texts | texted | text message | sms > sms | text | message
track_parcel | follow my parcel | where my parcel is | see where it is > track | tracking
arrive | arrives | arrived | turn up | show up > arrive | arrives | arrival | arrived
cardboard box | carton | cartons > carton | box | boxes | cardboard
doorbell | buzzer | ring_bell > doorbell | bell | buzzer
not what i wanted | dont like it > return | returns
cancel | cancelled | cancellation | call off
postpone | postponed | put off | move to another day | push back | reschedule | rescheduled | another date | different date > postpone | postponed | reschedule | rescheduled | rebook | move | change
bring forward | earlier date > earlier | forward

# Talking to the company
contact | get in touch | get hold of | reach you | reach someone | get through > contact | phone | call | reach | email
ring_up | ring_you | give_a ring | give_a call | phone up | phone you | call you > call | phone | telephone
call back | ring back | ring me back | phone me back > callback | call
hotline | helpline | help line | phone line > hotline | helpline | phone | telephone
drop you a line | write to you > email | write
get back to me | answer my email > reply | answer | respond
moan | grumble | not happy with | unhappy with | dissatisfied > complaint | complaints | complain
complain | complaint | complaints | grievance
queue | queues | queuing | line up | stand in line | waiting line > queue | queues | wait | waiting
on hold | in the queue | wait on the phone > wait | waiting | hold
staff | employees | workers | personnel | team members
boss | manager | supervisor
receptionist | front desk | reception desk | help desk > reception | desk
interpreter | interpreters | translator | someone who speaks > interpreter | interpreters
speak english | talk english > english
apologise | apologize | apology

# Time
open | opening hours | opening times | business hours | what hours > open | opening | hours
shut | shuts | close | closes | closed | closing
start | starts | begin | begins | commence | kick off > start | starts | begin | begins
finish | finishes | end | ends | over by | wrap up > end | ends | finish
late | running late | behind schedule | held up > late | delay | delayed
fortnight | two weeks | 2 weeks | couple of weeks > fortnight | weeks | 14
fortnightly | every other week | every second week > fortnight | weeks
weekly | every week | each week
monthly | every month | each month | per month | a month
yearly | annual | annually | every year | each year | per year | a year > yearly | annual | annually | year
daily | every day | each day
midday | noon | lunchtime | lunch time > noon | midday | 12
midnight | middle of the night > midnight | night
sunrise | crack of dawn > sunrise | dawn
sunset | nightfall | dusk
overnight | through the night | during the night
bank holiday | public holiday | national holiday > holidays | holiday
summer vacation | school holidays | half term > holidays | vacation
straight away | right away | immediately | instantly | straightaway > immediately | instantly
in advance | beforehand | ahead of time | prior notice > advance | before | beforehand | notice
last minute | short notice | at the last moment > late | notice | short
deadline | closing date | cut off date | last day to | latest date > deadline | latest
expire | expires | expired | run out | lapse | use by date | best before > expire | expires | expiry | valid
appointment | slot | time slot
timetable | timetables | schedule | schedules
permanent | permanently | for good | forever
seldom | rarely

# People
little one | youngster | youngsters > child | children
infant | infants | newborn | newborns > baby | babies | infant | infants
toddler | toddlers | tot
teenager | teenagers | teen | teens | adolescent | adolescents > teenager | teenagers | young | youth
youth | young people | young person
grandmother | grandma | granny | gran | nan | grandfather | grandad | granddad | grandpa | grandparent | grandparents > grandparents | grandparent | relative | relatives | family
aunt | uncle | cousin | nephew | niece | relative | relatives > relative | relatives | family
relative | relatives | relation | next of kin > relatives | relative | kin | family
brother | brothers | sister | sisters | sibling | siblings
husband | wife | spouse | hubby | partner | other half
bride | groom | newlyweds
pensioner | pensioners | senior | seniors | senior citizen | oap | old age pensioner | retired | over 65 > pensioners | pensioner | seniors | senior | retired
carer | carers | caregiver | caregivers > carer | carers
guardian | guardians | foster parent > guardian | guardians | parent | parents
tourist | tourists | holidaymaker > tourist | tourists | visitor | visitors
resident | residents | inhabitant | inhabitants | people who live here > resident | residents
tenant | tenants | renter | renters | lodger
landlord | landlady
flatmate | flatmates | housemate | housemates | roommate | roommates
unemployed | jobless | out of work | on benefits | on the dole > unemployed | unemployment | benefits | jobseekers
beginner | beginners | novice | novices | newbie | never done it before | first timer > beginner | beginners
intern | interns | internship | internships | work placement | placement student > internship | internships | intern | interns | placement
colleague | colleagues | coworker | coworkers | workmate
neighbourhood | neighborhood
partially sighted | cant see > blind | sighted | visually
deaf | hard of hearing | hearing impaired > deaf | hearing
pregnancy | expecting a baby > pregnant | pregnancy
veggie | dont eat meat > vegetarian
thief | burglar | robber
burglary | break in > theft | burglary
lawyer | solicitor | attorney

# Health
doctor | gp | physician | medic
chemist | chemists | pharmacy | pharmacies | pharmacist | drugstore
medicine | medicines | medication | tablets | meds | pills
band aid > plaster | plasters | bandage | bandages
jab | jabs | vaccination | vaccine | injection | shot in the arm | inoculation | immunisation > vaccination | vaccinations | vaccine | injection | jab
ill | sick | poorly | unwell | under the weather | not feeling well > ill | sick | illness | unwell
throw up | threw up | vomit | vomiting | puke | being sick > vomit | vomiting | sick | sickness
the runs | upset stomach | tummy bug > diarrhoea | diarrhea | stomach
tummy | belly | stomach | abdomen
temperature is high | running a temperature > fever | temperature
flu | influenza
dizzy | faint | fainted | pass out | light headed | black out > dizzy | faint | fainting | unwell
painful | sore | aching > hurt | hurts | pain | painful | sore
toothache | tooth hurts | teeth hurt > tooth | pain
swollen | swelling | swell | swelled
allergy | allergies | allergic | intolerance | intolerant
operated on > operation | surgery
a and e | accident and emergency | emergency room > emergency
health check | physical exam > checkup | examination
spectacles | glasses | eyeglasses
period pain | menstruation | sanitary towel | tampon
contraception | contraceptive | birth control
cigarette | cigarettes | vape | vaping > smoke | smoking
sunscreen | suncream | sun cream

# Home and things
toilet | loo | lavatory | restroom | washroom | wc | the gents | the ladies room > toilet | toilets | wc | restroom
apartment | apartments > flat | flats | apartment | apartments
lift | lifts | elevator | elevators
faucet | faucets > tap | taps
torch | torches | flashlight | flashlights | headlamp
rubbish | trash | garbage | litter | refuse collection > rubbish | waste | trash | garbage | litter
dustbin | dustbins | trash can | garbage can | wheelie bin | bins > bin | bins | waste
hoover > vacuum
fridge | fridges | refrigerator | refrigerators
freezer | freezers | deep freeze
stove | hob > cooker | stove | hob
launderette | laundromat | wash my clothes > laundry | washing
tumble dryer | tumble drier | dryer > dryer | drier
bedding | sheets | bed linen | bedsheets | duvet | duvets | pillow | pillows | blankets > bedding | linen | duvet | pillow | sheets | blankets
curtain | curtains | drapes
sofa | couch | settee
closet > wardrobe | cupboard
backyard > garden | yard
plug | plugs | socket | sockets | power point | power outlet | outlet for power > plug | socket | sockets
light bulb | bulb | lightbulb > bulb | lamp
spanner | wrench
glue | adhesive | sellotape | sticky tape | duct tape > glue | tape | adhesive
leccy | electric power > electricity | power
blackout | power outage | lights went out > outage | outages | cut | cuts | interruption
power cut > outage | outages | interruption
smell gas > gas | leak
din > noise
smell | smells | odour | odor | stink | stinks
locksmith | lost my key > locked | key | keys
moving house | move house | moving home | relocation > move | moving | relocation
removal van | removal firm | moving van | movers > removal | movers
tenancy | lease
deposit | down payment | security deposit
camper | camper van | campervan | motorhome | motorhomes | rv > motorhome | motorhomes | camper | campers

# Babies
nappy | nappies | diaper | diapers
pram | prams | buggy | buggies | pushchair | pushchairs | stroller | strollers | baby carriage
cot | cots | crib | cribs | baby bed > cot | cots | crib
dummy | pacifier
nursing a baby | breast feed > breastfeeding | breastfeed
change the baby | change a nappy > changing
high chair | highchair | highchairs
nursery | kindergarten | preschool | daycare | day care | creche

# Food
something to eat | grub | bite to eat > food | meals | meal | eat
dinner | supper | evening meal
midday meal > lunch
pudding | dessert | desserts | afters | sweet course > dessert
sweets | candy | candies | lollies
crisps | potato chips
biscuit | biscuits | cookie | cookies
french fries | fries > chips | fries
fizzy drink | soda > drinks | drink | soft
booze | liquor > alcohol | alcoholic
lager > beer
bubbly | fizz > wine | sparkling | champagne | prosecco
caterer | catering | caterers
takeaway | take away > takeaway
restaurant | restaurants | cafe | cafeteria | canteen | diner | coffee shop > restaurant | cafe | café | canteen | cafeteria
coeliac | celiac > gluten | coeliac | celiac
lactose > lactose | dairy
cutlery | knife and fork | silverware

# Clothes
trousers | slacks
jumper | jumpers | sweater | sweaters | pullover | pullovers
swimsuit | swimwear | bathing suit | swimming costume
raincoat | waterproof jacket | rain coat | cagoule > waterproof | rain | jacket
zip | zips | zipper | zippers
shoelace | shoelaces | laces
rucksack | rucksacks | backpack | backpacks
what to wear | what shall i wear | what should i wear | what do i wear > wear | clothes | clothing | dress
clothes | clothing | garments | garment | apparel | outfit
hole in > tear | torn | hole | repair
got smaller > shrink | shrunk
waterproof | keeps the rain out | rainproof | watertight | water resistant > waterproof

# Travel and places
parking lot | place to park | somewhere to park > parking | park
leave_car | leave_van | put_car > parking | park
petrol | gas station | petrol station | filling station | fill up the tank | gasoline > petrol | fuel
lorry | lorries | truck | trucks
number plate | license plate | licence plate | registration number > plate | registration
driving licence | driver license | driving license > licence | license
roundabout | traffic circle
pavement | sidewalk | footpath
crossroads | junction | intersection
puncture | flat tyre | flat tire | blowout > puncture | flat | flats
push bike > bicycle | bike
subway | underground train | the tube | metro > metro | underground
streetcar > tram
taxi | taxis | cab | cabs
railway | railroad | train station | railway station
aeroplane | airplane > plane | aircraft | flight
suitcase | suitcases > luggage | baggage | suitcase | suitcases | bag | bags
hand luggage | cabin bag | cabin luggage | hand baggage > hand | cabin | carry
boarding pass | boarding card > boarding
stopover | layover | change planes > connection | connecting
passport | passports | travel document
id | id card | identification | identity card | proof of identity | photo id
abroad | overseas | foreign country | outside the country | another country > abroad | countries | foreign
holiday | holidays | vacation | vacations | getaway
accommodation | place to stay | somewhere to stay | lodging | where to sleep > accommodation | hotel | hotels | stay
hotel | hotels | guest house | guesthouse | bed and breakfast | b&b
youth hostel | hostel
campsite | campground | camp site
how to get there > directions | map | bus | station
way in > entrance
way out > exit
coat check | leave my coat | put my coat > cloakroom | wardrobe
fitting room | dressing room | get changed > changing | fitting
luggage storage | leave my suitcase > lockers | storage | left
lost and found | left behind > lost | forgotten | property
where do we meet > meeting | meet
branch | branches | store | stores | shop | shops
town centre | city centre | downtown
slope | slopes | piste | pistes
hot tub | jacuzzi | whirlpool
skip the line | fast track > priority | fast

# Learning, work, leisure
lesson | lessons | class | classes | tuition
teacher | tutor | instructor
certificate | certificates | diploma | proof of attendance
overdue | late return | brought back late > overdue | late
prolong | keep it longer | keep longer | have it longer > extend | extension | renew | renewal
photocopier | photocopy | photocopies | copier
pay rise | salary | wages | pay per hour > salary | wages | paid | pay
job | jobs | vacancy | vacancies | position at | career | work for you | work here > jobs | job | vacancies | careers | work
sick note | doctors note | sick leave | off sick > sick | certificate | ill
fitness studio | fitness centre > gym
swimming baths | baths > pool | swimming | baths
lifeguard | pool attendant
cinema | cinemas | movie theater | movie theatre
theatre | theater | play on stage
gig | gigs | concert | concerts | live music
musicians > music | band | bands
celebration > party | parties
marry | get married | tie the knot > wedding | weddings | ceremony | married
hen party | stag party | bachelor party | bachelorette > party | parties
funeral | funerals | bereavement | passed away | died > death | funeral | died | bereavement
entry fee | entrance fee > admission | ticket | tickets | entry
sell my ticket | sell on | pass on my ticket > resale | resell | transfer
rehearse | rehearsal | practise | practice room
photographer | cameraman | videographer
vet | veterinarian | animal doctor
neuter | neutered | spay | spayed | castrate | castration | sterilise > neuter | neutering | neutered | castration | spay
fleas | ticks | worms > parasites | parasite
leash > lead | leash
put to sleep > euthanasia

# Computers and phones
cell phone | cellphone | cellular > mobile | smartphone
website | web site | webpage | web page | homepage | site on the internet
modem > router | modem
internet is down | no internet > outage | fault | connection
get into my account | access my account > login | log | sign
password | passwords | passcode | passphrase
username | user name | login name
locked out of my account | forgot my login > password | login | locked
close my account | delete my account | remove my account | shut my account > delete | close
hacked | hacker | someone got into my account | phishing | scam > fraud | security | hacked | phishing
fraud | scam | scammer | con man > fraud | fraudulent
junk mail | spam | spam folder
screenshot | screen shot | screen grab
attachment | attach | attached file
upload | put a file | send a file
backup | back up | backups
freezes | frozen > crash | crashes | hangs | stuck
glitch | glitches > error | bug | bugs
reboot | turn it off and on > restart | reboot
reset | factory settings | start from scratch
newest version | latest version > update | updates | version
trial | free trial | try it out | try first | test for free | try it for free > trial | test | free
unsubscribe | opt out > unsubscribe
data protection | gdpr > data | privacy
tickbox | checkbox
night mode | dark mode > dark
font size | bigger letters | larger text > font | size | text

# Doing
mend | put right > repair | repaired | fix
collect | collected | pick up | fetch | fetched
drop off | bring in | hand in | hand over > drop | bring | leave | hand
look after | take care of | care for | babysit > care
get rid of | throw away | throw out > dispose | disposal | recycle | waste
discard > dispose | disposal | discard
hand back > return | returned
look for | search | find out
fill in | fill out | complete the form > fill | complete | form
resign | give notice | give up my membership | leave the club > notice | cancel | cancellation | terminate
pause | take a break from | freeze my > pause | suspend
extend | prolong | make longer
put together | assemble | assembly | build it up > assemble | assembly
take apart | dismantle | disassemble
charge up | recharge > charge | charging | recharge
stay in | not at home | nobody in | nobody home | not in > home | absent
stopped working | out of order | kaput > fault | faulty | broken | defect | problem
mislaid | misplaced > lost
slipped my mind > forgot | forgotten
overslept > late | missed
crashed into | ran into | bumped into | had a crash | accident > accident | collision | damage
scratched | scratch | dent | dented | chipped > damage | damaged | scratch | scratched
forbidden | banned | not allowed | prohibited | against the rules > forbidden | prohibited | banned
obliged | obligatory | mandatory | compulsory
have moved > address | move
donate | give to charity | donation
voting | polling station > vote | voting | election | elections
get a passport | renew my passport > passport
birth certificate | register a birth > birth
parking ticket > fine | penalty

# How things are
dirty | filthy | muddy | mucky
flat battery | dead battery > empty | battery
fully booked | booked up | no places left > waiting | booked | full
too small | snug | pinches > tight | size
baggy > loose
slippery | icy
wet | soaked | soaking | drenched | damp
pouring | chucking it down | tipping down > rain | weather
heatwave | heat wave > heat
dangerous | risky | hazardous | unsafe
secondhand | second hand | pre owned | preloved > secondhand | used | second
brand new | unused | unopened | in its original packaging > unused | original | new
wear and tear > worn
part of the price | all in > included
optional | voluntary
ecological | environmentally friendly | eco friendly | green energy
quick | fast | speedy | rapid
ballpark > estimate
`;
