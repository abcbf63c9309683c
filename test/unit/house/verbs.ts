// The verbs by which functions of this house are called. A new one may be missing here, or there is one already that
// says the same: `read` takes facts out of a text, `find` may find nothing, `make` returns data, `create` what does something.
export const verbs: ReadonlySet<string> = new Set(
  [
    'accept activate add analyze apply ask asks begin build check choose clean close compare compile',
    'compute convert copy count create define describe detect disarm draw encode ends escape explain',
    'extend fill find fix fold follow format group has holds ignore inherit insert inspect is join keeps',
    'link lint list log look looks make mark mask match may measure merge move must name normalize offer',
    'omit on open parse pick predict prepare print propose publish pull put quote read redraw refresh',
    'register remember remove render replace report restore resume save scaffold select serve set settle',
    'shorten show sign simplify skip sort speaks split start step suggest take tell trim unescape upload',
    'wait walk warn write',
  ].flatMap(line => line.split(' ')),
);
