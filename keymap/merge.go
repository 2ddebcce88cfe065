package keymap

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

// Problem is one thing wrong in a user's map. The entry it is about was left
// out; all others count.
type Problem struct {
	Path []string // as written: mode, then keys ("normal", "space", "x")
	Msg  string
}

// Error returns path and message in one line, the path as a config file would
// have it after its section "keys".
func (p Problem) Error() string {
	b := []byte("keys")
	for _, part := range p.Path {
		b = append(b, '.')
		if strings.ContainsFunc(part, needsQuotes) || part == "" {
			b = fmt.Appendf(b, "%q", part)
		} else {
			b = append(b, part...)
		}
	}
	return string(b) + ": " + p.Msg
}

func needsQuotes(r rune) bool {
	return r != '-' && r != '_' && (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}

// Vocabulary tells which commands exist. A nil check accepts every name, and a
// nil list makes no suggestions.
type Vocabulary struct {
	Known      func(command string) bool
	Names      iter.Seq[string]
	KnownTyped func(command string) bool // without colon; names and aliases
	TypedNames iter.Seq[string]
}

// Merge returns s with the user's map over it, and what is wrong with that map,
// in the order of the paths. user is the table "keys" of a decoded config file:
// a table for each mode, in which a key has a string ("command", ":line",
// "@macro"), a list of the first two, or a table that is a submenu.
//
// Keys are replaced one by one, recursively into submenus, and keep their
// place; new ones follow in the order of Compare. A command in the place of a
// submenu replaces it, and the other way round. s is not changed, and shares
// all submenus with the result that user does not touch.
func (s *Set) Merge(user map[string]any, v Vocabulary) (*Set, []Problem) {
	merged := *s
	g := merger{words: v}
	for _, name := range slices.Sorted(maps.Keys(user)) {
		mode, ok := parseMode(name)
		if !ok {
			g.complain([]string{name}, fmt.Sprintf("unknown mode, there are %s", strings.Join(modeKeys[:], ", ")))
			continue
		}
		table, ok := user[name].(map[string]any)
		if !ok {
			g.complain([]string{name}, "must be a table of keys, is "+kindOf(user[name]))
			continue
		}
		if mode != ModeInsert {
			table = g.withoutDot(name, table)
		}
		merged.roots[mode] = g.node(merged.roots[mode], table, []string{name}, nil)
	}
	return &merged, g.problems
}

func parseMode(name string) (Mode, bool) {
	i := slices.Index(modeKeys[:], name)
	return Mode(i), i >= 0
}

// merger collects the problems of one Merge.
type merger struct {
	words    Vocabulary
	problems []Problem
}

func (g *merger) complain(path []string, msg string) {
	g.problems = append(g.problems, Problem{slices.Clone(path), msg})
}

// withoutDot returns table without the one key that cannot be bound: while no
// keys are pending, the dot repeats whatever the map says.
func (g *merger) withoutDot(mode string, table map[string]any) map[string]any {
	if _, bound := table["."]; !bound {
		return table
	}
	g.complain([]string{mode, "."}, "the key . always repeats the last insertion and cannot be bound")
	table = maps.Clone(table)
	delete(table, ".")
	return table
}

// node returns base with table over it; base itself if nothing is to be
// changed. path leads to table in the config file, keys to the node.
func (g *merger) node(base *Node, table map[string]any, path []string, keys []Key) *Node {
	n := &Node{title: base.title, sticky: base.sticky, entries: slices.Clone(base.entries)}
	seen := map[packed]string{}
	var added []entry
	for _, name := range slices.Sorted(maps.Keys(table)) {
		path := append(path, name)
		k, err := ParseKey(name)
		if err != nil {
			g.complain(path, err.Error())
			continue
		}
		key := k.pack()
		if other, twice := seen[key]; twice {
			g.complain(path, fmt.Sprintf("is the same key as %q, which is bound already", other))
			continue
		}
		old := n.find(key)
		e, ok := g.entry(old, key, table[name], path, append(keys, k))
		if !ok {
			continue
		}
		seen[key] = name
		if old != nil {
			*old = e
		} else {
			added = append(added, e)
		}
	}
	if len(seen) == 0 {
		return base
	}
	slices.SortFunc(added, func(a, b entry) int { return Compare(a.key.key(), b.key.key()) })
	n.entries = append(n.entries, added...)
	return n
}

// entry returns what the value at path binds key to, given its entry so far,
// or nil. A table without anything valid in it changes nothing.
func (g *merger) entry(old *entry, key packed, value any, path []string, keys []Key) (entry, bool) {
	e := entry{key: key}
	switch value := value.(type) {
	case map[string]any:
		base := &Node{title: FormatKeys(keys)}
		if old != nil && old.menu != nil {
			base = old.menu
		}
		e.menu = g.node(base, value, path, keys)
		return e, e.menu != base
	case string:
		b, err := g.binding(value)
		if err != nil {
			g.complain(path, err.Error())
			return e, false
		}
		if b.Kind == Command {
			e.name = b.Text
		} else {
			e.bind = &b
		}
		return e, true
	case []any:
		b, ok := g.sequence(value, path)
		e.bind = &b
		return e, ok
	case []string:
		list := make([]any, len(value))
		for i := range value {
			list[i] = value[i]
		}
		return g.entry(old, key, list, path, keys)
	}
	g.complain(path, "must be a command, a list of commands or a table of keys, is "+kindOf(value))
	return e, false
}

// sequence reads a list of commands; all of its faults are told.
func (g *merger) sequence(list []any, path []string) (Binding, bool) {
	b := Binding{Kind: Sequence, Seq: make([]Binding, 0, len(list))}
	for i, item := range list {
		text, isString := item.(string)
		if !isString {
			g.complain(path, fmt.Sprintf("item %d of the list must be a command, is %s", i+1, kindOf(item)))
			continue
		}
		one, err := g.binding(text)
		switch {
		case err != nil:
			g.complain(path, fmt.Sprintf("item %d of the list: %v", i+1, err))
		case one.Kind == Macro:
			g.complain(path, fmt.Sprintf("item %d of the list: macros do not go into lists, bind %q alone", i+1, text))
		default:
			b.Seq = append(b.Seq, one)
		}
	}
	return b, len(b.Seq) == len(list)
}

// binding reads the text of one command, command line or macro.
func (g *merger) binding(text string) (Binding, error) {
	if line, ok := strings.CutPrefix(text, ":"); ok {
		name := lineCommand(line)
		switch {
		case name == "":
			return Binding{}, fmt.Errorf("a command name must follow the colon")
		case g.words.KnownTyped != nil && !g.words.KnownTyped(name):
			return Binding{}, fmt.Errorf("there is no command :%s%s", name, didYouMean(prefixed(":", near(name, g.words.TypedNames))))
		}
		return Binding{Kind: Line, Text: line}, nil
	}
	if notation, ok := strings.CutPrefix(text, "@"); ok {
		keys, err := ParseKeys(notation)
		if err != nil {
			return Binding{}, fmt.Errorf("macro %q: %w", text, err)
		}
		return Binding{Kind: Macro, Text: notation, Keys: keys}, nil
	}
	if text == NoOp || g.words.Known == nil && text != "" || g.words.Known != nil && g.words.Known(text) {
		return Binding{Kind: Command, Text: text}, nil
	}
	return Binding{}, g.unknown(text)
}

// unknown explains a name that is no static command. It may be the name of a
// typable one, which only lacks its colon.
func (g *merger) unknown(name string) error {
	if name == "" {
		return fmt.Errorf("a command name is missing, %s disables a key", NoOp)
	}
	if typed := lineCommand(name); typed != "" && g.words.KnownTyped != nil && g.words.KnownTyped(typed) {
		return fmt.Errorf("there is no command %q, did you mean :%s?", name, name)
	}
	return fmt.Errorf("there is no command %q%s", name, didYouMean(near(name, g.words.Names)))
}

func prefixed(prefix string, names []string) []string {
	for i := range names {
		names[i] = prefix + names[i]
	}
	return names
}

// kindOf names the kind of a decoded value for an error message.
func kindOf(value any) string {
	switch value.(type) {
	case string:
		return "a string"
	case bool:
		return "true or false"
	case int, int64, float64:
		return "a number"
	case []any, []string, []map[string]any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "something else"
}
