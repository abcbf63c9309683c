// The verbs by which functions of this house are called. A new one may be missing here, or there is one already that
// says the same: `read` takes facts out of a text, `find` may find nothing, `make` returns data, `create` what does something.
export const verbs: ReadonlySet<string> = new Set(
  'accept activate add analyze apply ask asks begin build change check choose clean close compare compile compute convert copy count create decline define describe detect disarm draw encode ends escape explain extend fill find fix fold follow format group hand has inherit insert inspect is join link lint list log look looks make mark mask match may measure merge move must name normalize offer omit on open parse pick predict prepare print propose publish pull quote read redraw refresh register remember remove render replace report request restore resume save scaffold select serve set settle shorten show sign simplify skip sort speaks split start step suggest take tell trim unescape upload wait walk warn write'.split(
    ' ',
  ),
);
