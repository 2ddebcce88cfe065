package regex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// property reads what follows \p or \P: one letter, or a name or key=value in
// braces.
func (p *parser) property(at int, negated bool) charset {
	if p.end() {
		p.fail(at, `\p must be followed by a property, such as \p{Greek}`)
	}
	if !p.flags.unicode {
		p.fail(at, `\p needs Unicode; leave out (?-u)`)
	}
	name := string(p.next())
	if name == "{" {
		inside, _, closed := strings.Cut(p.src[p.pos:], "}")
		if !closed {
			p.fail(at, "this property is not closed; add }")
		}
		name = inside
		p.pos += len(inside) + 1
	}
	set, known := propertySet(name, &negated)
	if !known {
		p.fail(at, "there is no Unicode property %q here", name)
	}
	if set = p.folded(set); negated {
		set = set.negate()
	}
	return set
}

// propertySet looks a property up by "name", "key=value", "key:value" or
// "key!=value". Letter case, blanks, _ and - do not matter.
func propertySet(name string, negated *bool) (charset, bool) {
	key, value, found := strings.Cut(name, "!=")
	if found {
		*negated = !*negated
	} else if key, value, found = strings.Cut(name, "="); !found {
		key, value, found = strings.Cut(name, ":")
	}
	if !found {
		name = loose(name)
		if set, ok := category(name); ok {
			return set, true
		}
		if set, ok := script(name); ok {
			return set, true
		}
		return binaryProperty(name)
	}
	switch loose(key) {
	case "gc", "generalcategory":
		return category(loose(value))
	case "sc", "script", "scx", "scriptextensions":
		return script(loose(value))
	}
	return nil, false
}

// loose brings a property name to the form in which names are compared.
func loose(name string) string {
	name = strings.Map(func(r rune) rune {
		if r == '_' || r == '-' || r >= utf8.RuneSelf || unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	if rest, ok := strings.CutPrefix(name, "is"); ok && rest != "" && rest != "c" {
		return rest
	}
	return name
}

func category(name string) (charset, bool) {
	switch name {
	case "any":
		return anyChar, true
	case "ascii":
		return charset{{0, 0x7f}}, true
	case "assigned":
		return tables(unicode.Cn).negate(), true
	case "cs", "surrogate":
		return nil, false // no text holds one
	}
	if set, ok := tableNamed(name, unicode.Categories); ok {
		return set, true
	}
	for alias, short := range unicode.CategoryAliases {
		if loose(alias) == name {
			return tableNamed(loose(short), unicode.Categories)
		}
	}
	return nil, false
}

func script(name string) (charset, bool) {
	if _, rest, ok := strings.Cut(scriptCodes, " "+name+"="); ok {
		name, _, _ = strings.Cut(rest, " ")
	}
	return tableNamed(loose(name), unicode.Scripts)
}

func tableNamed(name string, in map[string]*unicode.RangeTable) (charset, bool) {
	for key, t := range in {
		if loose(key) == name {
			return tables(t), true
		}
	}
	return nil, false
}

// propertyNames spells out the short names of binary properties.
var propertyNames = map[string]string{
	"alpha": "alphabetic", "lower": "lowercase", "upper": "uppercase", "space": "whitespace", "wspace": "whitespace",
	"ahex": "asciihexdigit", "hex": "hexdigit", "dep": "deprecated", "dia": "diacritic", "ext": "extender",
	"ideo": "ideographic", "joinc": "joincontrol", "nchar": "noncharactercodepoint", "patsyn": "patternsyntax",
	"patws": "patternwhitespace", "qmark": "quotationmark", "ri": "regionalindicator", "sd": "softdotted",
	"sterm": "sentenceterminal", "term": "terminalpunctuation", "uideo": "unifiedideograph", "vs": "variationselector",
	"bidic": "bidicontrol", "loe": "logicalorderexception", "pcm": "prependedconcatenationmark",
	"ids": "idstart", "idc": "idcontinue", "xids": "xidstart", "xidc": "xidcontinue",
	"epres": "emojipresentation", "emod": "emojimodifier", "ebase": "emojimodifierbase", "ecomp": "emojicomponent",
	"extpict": "extendedpictographic",
}

// notXID are the characters whose normal forms are no identifiers, and
// notXIDStart those whose normal forms begin none.
var (
	notXID = charset{
		{0x37a, 0x37a}, {0x309b, 0x309c}, {0xfc5e, 0xfc63}, {0xfdfa, 0xfdfb}, {0xfe70, 0xfe70}, {0xfe72, 0xfe72},
		{0xfe74, 0xfe74}, {0xfe76, 0xfe76}, {0xfe78, 0xfe78}, {0xfe7a, 0xfe7a}, {0xfe7c, 0xfe7c}, {0xfe7e, 0xfe7e},
	}
	notXIDStart = charset{{0xe33, 0xe33}, {0xeb3, 0xeb3}, {0xff9e, 0xff9f}}
)

func binaryProperty(name string) (charset, bool) {
	if long, ok := propertyNames[name]; ok {
		name = long
	}
	switch name {
	case "alphabetic":
		return tables(unicode.L, unicode.Nl, unicode.Other_Alphabetic), true
	case "lowercase":
		return tables(unicode.Ll, unicode.Other_Lowercase), true
	case "uppercase":
		return tables(unicode.Lu, unicode.Other_Uppercase), true
	case "cased":
		return tables(unicode.Ll, unicode.Lu, unicode.Lt, unicode.Other_Lowercase, unicode.Other_Uppercase), true
	case "math":
		return tables(unicode.Sm, unicode.Other_Math), true
	case "idstart", "idcontinue", "xidstart", "xidcontinue":
		return identifier(name), true
	}
	if set, ok := emojiSets[name]; ok {
		return set, true
	}
	return tableNamed(name, unicode.Properties)
}

// identifier returns the set of ID_Start, ID_Continue or their X forms.
func identifier(name string) charset {
	list := []*unicode.RangeTable{unicode.L, unicode.Nl, unicode.Other_ID_Start}
	if strings.HasSuffix(name, "continue") {
		list = append(list, unicode.Mn, unicode.Mc, unicode.Nd, unicode.Pc, unicode.Other_ID_Continue)
	}
	set := tables(list...).subtract(tables(unicode.Pattern_Syntax, unicode.Pattern_White_Space))
	if name[0] == 'x' {
		set = set.subtract(notXID)
	}
	if name == "xidstart" {
		set = set.subtract(notXIDStart)
	}
	return set
}
