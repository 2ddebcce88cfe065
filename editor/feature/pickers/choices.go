package pickers

import (
	"fmt"
	"slices"
	"strings"

	"hx/editor/command"
	"hx/editor/feature/settings"
	"hx/editor/text"
	"hx/editor/ui"
)

// themePicker lists the themes. The highlighted one is in use while the list is
// open, and shown on the text behind it.
func themePicker(c *command.Context) error {
	env, before := c.Env, c.Ed.Theme
	doc := c.Doc().ID()
	line := c.Selection().Primary().CursorLine(c.Text())
	use := func(name string) {
		theme, problems, err := settings.Of(env).LoadTheme(env.Ed, name)
		if err != nil {
			env.Ed.Fail("%s", err)
			return
		}
		env.Ed.Theme = theme
		settings.Report(env.Ed, problems)
	}
	var p *ui.Picker
	p = Open(c, ui.PickerOptions{
		Target: func(it ui.Item) (ui.Target, bool) {
			return ui.Target{Path: it.Value.(string), Doc: int(doc), From: line, To: line + 1}, true
		},
		Moved: func(t ui.Target, ok bool) {
			if ok && p != nil {
				use(t.Path)
				loadPreview(env, p, t, ok)
			}
		},
		Closed: func() { env.Ed.Theme = before },
		Accept: func(it ui.Item, _ ui.Open) {
			use(it.Value.(string))
			before = env.Ed.Theme
			settings.OfferTheme(env)
		},
	})
	names := c.ThemeNames()
	items := make([]ui.Item, len(names))
	for i, name := range names {
		items[i] = ui.Item{Cells: []string{name}, Value: name}
	}
	p.Add(items...)
	p.Highlight(slices.Index(names, before.Name()))
	return nil
}

// languagePicker lists the languages with what they are recognised by.
func languagePicker(c *command.Context) error {
	env, doc := c.Env, c.Doc().ID()
	p := Open(c, ui.PickerOptions{
		Columns: []string{"name", "files"}, NoPreview: true,
		Accept: func(it ui.Item, _ ui.Open) {
			if d := env.Ed.Docs.Get(doc); d != nil {
				env.Ed.SetLanguage(d, it.Value.(string))
			}
		},
	})
	items := []ui.Item{{Cells: []string{"text", ""}, Value: ""}}
	for _, l := range c.Ed.Langs.List {
		var files []string
		for _, e := range l.Extensions {
			files = append(files, "*."+e)
		}
		items = append(items, ui.Item{Cells: []string{l.Name, strings.Join(append(files, l.Globs...), " ")}, Value: l.Name})
	}
	slices.SortFunc(items, func(a, b ui.Item) int { return strings.Compare(a.Cells[0], b.Cells[0]) })
	p.Add(items...)
	p.Highlight(slices.IndexFunc(items, func(it ui.Item) bool { return it.Value == c.Doc().Lang }))
	return nil
}

// registerPicker lists the registers that hold something, all of it beside the
// list.
func registerPicker(c *command.Context) error {
	env := c.Env
	var p *ui.Picker
	p = Open(c, ui.PickerOptions{
		Columns: []string{"register", "contents"}, Main: 1,
		Target: func(it ui.Item) (ui.Target, bool) { return ui.Target{Path: it.Cells[0]}, true },
		Moved: func(t ui.Target, ok bool) {
			if ok && p != nil {
				p.SetPreview(ui.Preview{Target: t, Text: text.FromString(held(env, []rune(t.Path)[0]))})
			}
		},
		Accept: func(it ui.Item, _ ui.Open) {
			paste := env.Tables.Find("paste_after")
			c := env.With(0, it.Value.(rune))
			if err := c.RunCommand(paste); err != nil {
				c.Fail("%s", err)
			}
		},
	})
	names := c.Ed.Regs.Names()
	for _, name := range "#.%+*" {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		values, err := c.Ed.Regs.Read(name)
		if err != nil || len(values) == 0 {
			continue
		}
		shown := firstLine(values[0])
		if len(values) > 1 {
			shown = fmt.Sprintf("%s  (1 of %d)", shown, len(values))
		}
		p.Add(ui.Item{Cells: []string{string(name), shown}, Value: name})
	}
	return nil
}

// held is all that a register holds, a line for each value at least.
func held(env *command.Env, name rune) string {
	values, err := env.Ed.Regs.Read(name)
	if err != nil {
		return err.Error()
	}
	var b strings.Builder
	for _, v := range values {
		b.WriteString(strings.TrimSuffix(v, "\n") + "\n")
	}
	return b.String()
}
