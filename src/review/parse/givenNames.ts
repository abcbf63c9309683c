// Given names that are common somewhere in the world, in lower case and without accents. Names that are also products,
// months or plain words (Jenkins, Cassandra, April, Mark, Will) are left out: where one of them stands, nobody is sure.
import { removeAccents } from './accents';
import { readPackedNames } from './packedNames';

const known = readPackedNames(`
  aaron abdul abdullah abigail adam adrian agnes ahmad ahmed aisha alan alba albert alejandra alejandro aleksandr
  alessandro alex alexander alexandra alexei alexey alfred ali alice alicia alina alison amanda amelia amina amir
  amit amy ana anastasia anders andre andrea andreas andrei andrew andrey andrzej andy angela angelo anita anja
  anjali anke ann anna anne annika anthony anton antonia antonio aoife arjun arne artem arthur arun asha ashley
  astrid axel ayumi barbara bartek bela ben benedikt benjamin bernd beth bianca birgit bjorn bob bogdan boris
  brandon brian brigitte bruno callum camille carina carl carla carlos carmen carol carolina caroline catherine
  cecilia charles charlie charlotte chen chloe chris christian christina christine christoph christopher claire
  clara claudia craig cristina dana daniel daniela daniele danielle daria dave david deborah deepa deepak denis deniz
  dennis derek diana diego dieter dimitri dirk dmitri dmitry dominik donald doris dorothy doug douglas eduardo
  edward ekaterina elena eli elias elif elisabeth elise elizabeth ella ellen elsa emil emilia emily emma emre
  enrique eric erica erik erika ernst esther eugene eva evan evelyn ewa fabian fabio farah fatima felipe felix
  fernanda fernando filip fiona florian francesca francesco francisco franz fred frederik frieda fumiko gabriel
  gabriela gareth gary geoff georg george gerald gerhard giorgio giovanni gita giulia gonzalo gordon greg gregory
  greta grigori guido guillaume gustavo gwen hana hanna hannah hans harald harriet harry haruto hassan heather
  heike heiko heinz helen helena helene helmut henrik henry herbert hiroshi holger huang hugo ian ibrahim ida
  igor ilya imran ines ingo ingrid irene irina isabel isabella ivan ivana jack jacob jaime jakob jakub jamal
  james jamie jan jana jane janet janine jason javier jean jeff jeffrey jelena jennifer jens jeremy jessica jesus
  jim jing joan joana joao joaquin jochen joe joel johan johann johanna johannes john johnny jon jonas jonathan
  jordan jorge jorgen jose josef joseph josh joshua juan judith juergen julia julian juliana julie julien jun
  jurgen justin kai kaori karen karim karin karl karolina katarina kate katharina katherine kathrin katie katja
  katrin kavita kayla keiko keith kelly kemal ken kenji kenneth kenta kerstin kevin khalid kim klaus kofi
  konstantin kristin kristina krzysztof kumar kurt kwame kyle lamar larry lars laura lauren layla lea lee leila
  lena leo leon leonardo leonie leticia li liam lin lina linda lisa liu liz logan lorena lorenzo lou louis louise
  luca lucas lucia lucy luis luisa luka lukas luke lutz lydia maciej magdalena mahmoud maja malik manfred manuel
  manuela marc marcel marcelo marcin marco marcos marcus marek margaret margot maria mariam marie marina mario marion
  marius mariya marko markus marlene marta martha martin martina mary massimo mateo mateusz mathias mathieu mats
  matt matteo matthew matthias maurice mauricio maximilian maya meera megan mehmet mei mel melanie melissa mia
  michael michaela michal michel michele michelle miguel mika mike mikhail milan min mina ming mira mireille
  miriam mohamed mohammad mohammed mona monica monika moritz morten muhammad mustafa nadia nadine nadja nancy
  naomi natalia natalie natasha nathan neha neil nicholas nick nicola nicolas nicole niels nikhil nikita niklas
  nikola nikolai nils nina noah noor nora norbert nour odile oksana olaf ole oleg olga oliver olivia omar oscar
  otto owen pablo padma pamela paola paolo pascal patricia patricio patrick paul paula paulo pavel pawel pedro
  peggy per pete peter petra phil philip philipp philippe pierre piotr pooja priya rachel rafael rahul rainer raj
  rajesh ralf ralph ramon rania raquel rashid raul ravi rebecca regina reinhard renata renate rene ricardo
  richard rick riley rita robert roberta roberto robin rodrigo roger rohan roland rolf roman ron ronald rosa
  rosie ross roxana ruben rudolf rui ruth ryan sabine sabrina sakura salma sam samantha samir samuel sandra
  sanjay sara sarah sasha satoshi sean sebastian selin sergei sergey sergio shane shannon sharon sheila shreya
  signe silke silvia simon simone sofia sofie sonia sonja sophia sophie stacy stefan stefania stefanie stephan
  stephanie stephen steve steven stuart sunil sunita susan susanne suzanne sven svetlana sylvia takashi tamar
  tamara tanja tanya tara tariq tatiana ted teresa theo theresa thiago thomas thorsten tim timo tina tobias todd
  tom tomas tomasz tommy toni tony torsten tracy tuan tyler udo ulrich ulrike ursula uwe valentin valentina
  valeria vanessa vera veronica veronika vicky vijay vikram viktor viktoria vincent vivian vladimir walter wanda
  wang wei wendy werner wilhelm wolfgang xavier yan yana yang yasmin yosef yousef yuki yuko yuri yusuf yvonne
  zeynep zhang zoe zoltan
`);

/** The word is a common given name: `Jonas`, `José`, `Anne-Marie`. */
export function isGivenName(word: string): boolean {
  const end = word.search(/[-'’]/u);
  return known.has(removeAccents(end < 0 ? word : word.slice(0, end)).toLowerCase());
}

/** The first word is one: `Jonas Berg`. */
export function hasGivenName(name: string): boolean {
  return isGivenName(name.split(' ', 1)[0] ?? '');
}
