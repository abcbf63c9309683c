// Given names that are common somewhere in the world, in lower case and without accents. Names that are also products,
// months or plain words (Jenkins, Cassandra, April, Mark, Will) are left out: where one of them stands, nobody is sure.
const names =
  'gwen harriet jorgen judith julia kemal kofi kwame leila luca lucy maja margot marion mats meera michaela mireille mona monica monika morten ' +
  'nancy nour odile padma pascal pawel renate rosie ruben signe stefania sunita agnes aoife bela callum camille deniz ewa gerhard gita hassan ' +
  'hiroshi ibrahim jaime joaquin kenta lamar leticia mariam nikhil oksana pooja ramon rashid rohan sakura tamar thiago tuan wanda wei yuko zeynep ' +
  'aaron abdul abdullah abigail adam adrian ahmad ahmed aisha alan alba albert aleksandr alejandra alejandro alessandro alex alexander ' +
  'alexandra alexei alexey alfred ali alice alicia alina alison amanda amelia amina amir amit amy ana anastasia anders andre andrea ' +
  'andreas andrei andrew andrey andrzej andy angela angelo anita anja anjali anke ann anna anne annika anthony anton antonia antonio ' +
  'arjun arne arthur artem arun asha ashley astrid axel ayumi barbara bartek ben benedikt benjamin bernd beth bianca birgit bjorn bob ' +
  'bogdan boris brandon brian brigitte bruno carina carl carla carlos carmen carol carolina caroline catherine cecilia charles charlie ' +
  'charlotte chen chloe chris christian christina christine christoph christopher claudia claire clara craig cristina daniel daniela ' +
  'daniele danielle daria dave david deborah deepa deepak denis dennis derek diana diego dieter dimitri dirk dmitri dmitry dominik ' +
  'donald doris dorothy doug douglas eduardo edward ekaterina elena eli elias elif elisabeth elise elizabeth ella ellen elsa emil emilia ' +
  'emily emma emre enrique eric erica erik erika ernst esther eugene eva evan evelyn fabian fabio farah fatima felipe felix fernanda ' +
  'fernando filip fiona florian francesca francesco francisco franz fred frederik frieda fumiko gabriel gabriela gareth gary geoff ' +
  'george georg gerald gerhard giorgio giovanni giulia gonzalo gordon greg gregory greta grigori guido guillaume gustavo hana hannah ' +
  'hanna hans harald haruto harry hassan heather heike heiko heinz helen helena helene helmut henrik henry herbert hiroshi holger ' +
  'huang hugo ian ibrahim ida igor ilya imran ines ingo ingrid irene irina isabel isabella ivan ivana jack jacob jakob jakub jamal ' +
  'james jamie jan jana jane janet janine jason javier jean jeff jeffrey jelena jennifer jens jeremy jessica jesus jim jing joan joana ' +
  'joao jochen joe joel johan johann johanna johannes john johnny jon jonas jonathan jordan jorge jose josef joseph josh joshua juan ' +
  'juergen julian juliana julie julien jun jurgen justin kai kaori karen karim karin karl karolina katarina kate katharina katherine ' +
  'kathrin katie katja katrin kavita kayla keiko keith kelly ken kenji kenneth kerstin kevin khalid kim klaus konstantin kristin ' +
  'kristina krzysztof kumar kurt kyle larry lars laura lauren layla lea lee lena leo leon leonardo leonie leticia li liam lin lina ' +
  'linda lisa liu liz logan lorenzo lorena lou louis louise lucas lucia luis luisa luka lukas luke lutz lydia maciej magdalena ' +
  'mahmoud malik manfred manuel manuela marc marcel marcelo marcin marco marcos marcus margaret maria mariam marie marina mario ' +
  'marius mariya marko markus marlene marta martha martin martina mary massimo mateo mateusz mathias mathieu matt matteo matthew ' +
  'matthias maurice mauricio maximilian maya megan mehmet mei mel melanie melissa mia michael michal michel michele michelle miguel ' +
  'mika mike mikhail milan min mina ming mira miriam mohamed mohammad mohammed moritz muhammad mustafa nadia nadine nadja naomi natalia ' +
  'natalie natasha nathan neha neil nick nicholas nick nicola nicolas nicole niels nikita niklas nikola nikolai nils nina noah noor ' +
  'nora norbert oksana olaf ole oleg olga oliver olivia omar oscar otto owen pablo pamela paola paolo patricia patricio patrick paul ' +
  'paula paulo pavel pedro peggy pedro per pete peter petra philip philipp philippe phil pierre piotr pooja priya rachel rafael ' +
  'rahul rainer raj rajesh ralf ralph ramon rania raquel raul ravi rebecca regina reinhard rene renata ricardo richard rick riley ' +
  'rita robert roberta roberto robin rodrigo roger rohan roland rolf roman ron ronald rosa ross roxana rudolf rui ruth ryan sabine ' +
  'sabrina salma sam samantha samir samuel sandra sanjay sara sarah sasha satoshi sean sebastian selin sergei sergey sergio shane ' +
  'shannon sharon sheila shreya silke silvia simon simone sofia sofie sonia sonja sophia sophie stacy stefan stefanie stephan ' +
  'stephanie stephen steve steven stuart sunil susan susanne suzanne svetlana sven sylvia takashi tamara tanja tanya tara tariq tatiana ' +
  'ted teresa theo theresa thomas thorsten tim timo tina tobias todd tom tomas tomasz tommy toni tony torsten tracy tyler udo ' +
  'ulrich ulrike ursula uwe valentin valentina valeria vanessa vera veronica veronika vicky vijay vikram viktor viktoria vincent ' +
  'vivian vladimir walter wang wei wendy werner wilhelm wolfgang xavier yan yana yang yasmin yosef yousef yuki yuri yusuf yvonne ' +
  'zhang zoe zoltan';

const known: ReadonlySet<string> = new Set(names.split(' '));

/** The word is a common given name: `Jonas`, `José`, `Anne-Marie`. */
export function isGivenName(word: string): boolean {
  const [first = ''] = word.split(/[-'’]/u);
  return known.has(first.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}
