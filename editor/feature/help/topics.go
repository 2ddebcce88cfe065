package help

import (
	"fmt"
	"slices"
	"strings"

	"hx/editor/command"
	"hx/editor/config"
	"hx/keymap"
)

var modes = []keymap.Mode{keymap.ModeNormal, keymap.ModeSelect, keymap.ModeInsert}

// topics lists what there is help about.
func (f *Help) topics() []command.Topic {
	var out []command.Topic
	for _, name := range f.ideas() {
		out = append(out, command.Topic{Name: name, Doc: f.title(name)})
	}
	for _, cmd := range f.env.Tables.Typed {
		out = append(out, command.Topic{Name: ":" + cmd.Name, Doc: cmd.Doc})
	}
	for _, cmd := range f.env.Tables.Static {
		out = append(out, command.Topic{Name: cmd.Name, Doc: cmd.Label})
	}
	for o := range config.Options() {
		out = append(out, command.Topic{Name: o.Name, Doc: o.Doc})
	}
	return out
}

// ideas are the names of the texts about ideas.
func (f *Help) ideas() []string {
	var out []string
	for _, file := range f.files.List("help") {
		if name, ok := strings.CutSuffix(file, ".md"); ok && name != "index" {
			out = append(out, name)
		}
	}
	return out
}

func (f *Help) idea(name string) string {
	text, _, err := f.files.Read("help/" + name + ".md")
	if err != nil {
		return ""
	}
	return text
}

// title is the heading of a text.
func (f *Help) title(name string) string {
	first, _, _ := strings.Cut(f.idea(name), "\n")
	return strings.TrimLeft(first, "# ")
}

// page writes all there is about a word: what has exactly that name, else a list
// of what has the word in its name or description.
func (f *Help) page(word string) (string, error) {
	if word == "" {
		return f.idea("index") + f.index(), nil
	}
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	name := strings.TrimPrefix(word, ":")
	if idea := f.ideaNamed(word); idea != "" {
		add(f.idea(idea))
	}
	if cmd := f.env.Tables.FindTyped(name); cmd != nil {
		add(f.typed(cmd))
	}
	if cmd := f.env.Tables.Find(word); cmd != nil {
		add(f.static(cmd))
	}
	if o := optionNamed(word); o != nil {
		add(f.option(o))
	}
	add(f.key(word))
	if len(parts) > 0 {
		return strings.Join(parts, "\n"), nil
	}
	if list := f.about(word); list != "" {
		return list, nil
	}
	return "", fmt.Errorf("there is no help about '%s'; :help alone lists what there is", word)
}

// index lists the ideas.
func (f *Help) index() string {
	var b strings.Builder
	for _, name := range f.ideas() {
		fmt.Fprintf(&b, "- `:help %s` %s\n", name, f.title(name))
	}
	return b.String()
}

// ideaNamed finds a text by its name, in the singular or plural, with a dash or
// a blank.
func (f *Help) ideaNamed(word string) string {
	word = strings.ReplaceAll(strings.ToLower(word), " ", "-")
	for _, name := range f.ideas() {
		if name == word || name == word+"s" || name+"s" == word {
			return name
		}
	}
	return ""
}

// about lists the topics that have all words of a phrase in their names,
// descriptions or texts.
func (f *Help) about(phrase string) string {
	var words []string
	for _, w := range strings.Fields(strings.ToLower(phrase)) {
		if len(w) > 4 {
			w = strings.TrimSuffix(w, "s")
		}
		words = append(words, w)
	}
	has := func(text string) bool {
		text = strings.ToLower(text)
		return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	}
	var b strings.Builder
	for _, t := range f.topics() {
		text := t.Name + " " + t.Doc
		if slices.Contains(f.ideas(), t.Name) {
			text += " " + f.idea(t.Name)
		}
		if has(text) {
			fmt.Fprintf(&b, "- `%s` %s\n", t.Name, t.Doc)
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("# About \"%s\"\n\n%s", phrase, b.String())
}

func optionNamed(name string) *config.Option {
	if o := config.Lookup(name); o != nil {
		return o
	}
	for o := range config.Options() {
		if o.Name == name || o.Path() == name {
			return o
		}
	}
	return nil
}

func (f *Help) typed(cmd *command.Typed) string {
	var b strings.Builder
	head := ":" + cmd.Name
	if cmd.Args.Usage != "" {
		head += " " + cmd.Args.Usage
	}
	fmt.Fprintf(&b, "# %s\n\n%s.\n", head, strings.TrimSuffix(cmd.Doc, "."))
	if len(cmd.Aliases) > 0 {
		fmt.Fprintf(&b, "\nAlso called: `:%s`\n", strings.Join(cmd.Aliases, "`, `:"))
	}
	if len(cmd.Args.Flags) > 0 {
		b.WriteString("\nFlags:\n\n")
		for _, flag := range cmd.Args.Flags {
			fmt.Fprintf(&b, "- `%s` %s\n", flag.String(), flag.Doc)
		}
	}
	b.WriteString(f.bound(":" + cmd.Name))
	return b.String()
}

func (f *Help) static(cmd *command.Command) string {
	doc := cmd.Doc
	if doc == "" {
		doc = cmd.Label
	}
	return fmt.Sprintf("# %s\n\n%s.\n", cmd.Name, strings.TrimSuffix(doc, ".")) + f.bound(cmd.Name)
}

// bound lists the keys of a command by mode.
func (f *Help) bound(name string) string {
	out := ""
	for _, m := range modes {
		var all []string
		for _, keys := range f.ed.Keys.KeysFor(m, name) {
			all = append(all, "`"+keymap.Join(keys, " ")+"`")
		}
		if len(all) > 0 {
			out += fmt.Sprintf("- %s mode: %s\n", m, strings.Join(all, ", "))
		}
	}
	if out == "" {
		return "\nNo key is bound to it.\n"
	}
	return "\nKeys:\n\n" + out
}

func (f *Help) option(o *config.Option) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s\n", o.Path(), strings.TrimSpace(o.Help()))
	if o.TopLevel || o.Kind == config.Group {
		return b.String()
	}
	if now, err := config.Get(f.ed.Conf, o.Name); err == nil {
		fmt.Fprintf(&b, "\nNow: `%s`\n\nTo change it now: `:set %s VALUE`; for good: in the file that `:config-open` shows.\n", now, o.Name)
	}
	return b.String()
}

// key tells what a key or a sequence of keys does, "" when the word is none that
// is bound.
func (f *Help) key(word string) string {
	keys := parseKeys(word)
	if keys == nil {
		return ""
	}
	var b strings.Builder
	for _, m := range modes {
		step := f.ed.Keys.Lookup(m, keys...)
		switch step.Outcome {
		case keymap.Bound:
			if step.Binding.IsNoOp() {
				continue
			}
			fmt.Fprintf(&b, "- %s mode: `%s` %s\n", m, step.Binding, f.env.Label(step.Binding.Text))
		case keymap.Pending:
			fmt.Fprintf(&b, "- %s mode: the menu \"%s\"\n", m, step.Menu.Title())
			for _, row := range step.Menu.Rows(f.env.Label) {
				fmt.Fprintf(&b, "  - `%s` %s\n", row.Keys, row.Label)
			}
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return fmt.Sprintf("# Key %s\n\n%s", keymap.Join(keys, " "), b.String())
}

// parseKeys reads keys as they are written in help texts and settings: "g d",
// "C-w", "<C-w>v", "gd".
func parseKeys(word string) []keymap.Key {
	var keys []keymap.Key
	for _, part := range strings.Fields(word) {
		if k, err := keymap.ParseKey(part); err == nil {
			keys = append(keys, k)
			continue
		}
		more, err := keymap.ParseKeys(part)
		if err != nil || len(more) > 4 {
			return nil
		}
		keys = append(keys, more...)
	}
	return keys
}
