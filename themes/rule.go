package themes

// ruleKind says how a scope without an entry of its own differs from the
// common way, which is to ask its ancestors.
type ruleKind uint8

const (
	noRule           ruleKind = iota
	exactOnly                 // drawn only when the theme names it
	insteadOfParents          // another scope is asked before the ancestors
	afterParents              // another scope is asked when no ancestor has an entry
)

type rule struct {
	scope string
	kind  ruleKind
	to    string
}

// rules are the scopes Helix finds otherwise than by dropping the last part.
var rules = [...]rule{
	{"diagnostic", afterParents, "ui.cursor"},
	{"diagnostic.deprecated", exactOnly, ""},
	{"diagnostic.unnecessary", exactOnly, ""},
	{"markup.normal", insteadOfParents, "ui.text"},
	{"tabstop", exactOnly, ""},
	{"ui.bufferline", afterParents, "ui.statusline.inactive"},
	{"ui.bufferline.active", afterParents, "ui.statusline.active"},
	{"ui.bufferline.background", afterParents, "ui.statusline"},
	{"ui.cursor", afterParents, "ui.selection"},
	{"ui.cursor.match", exactOnly, ""},
	{"ui.cursorcolumn.primary", afterParents, "ui.cursorline.primary"},
	{"ui.cursorcolumn.secondary", afterParents, "ui.cursorline.secondary"},
	{"ui.highlight", afterParents, "ui.selection"},
	{"ui.menu", afterParents, "ui.text"},
	{"ui.virtual.indent-guide", insteadOfParents, "ui.virtual.whitespace"},
}

func ruleFor(scope string) rule {
	for i := range rules {
		if rules[i].scope == scope {
			return rules[i]
		}
	}
	return rule{}
}
