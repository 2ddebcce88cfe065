package commands

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"hx/editor/cmdline"
	"hx/editor/command"
	"hx/editor/config"
	"hx/editor/fuzzy"
	"hx/editor/ui"
)

// item is a candidate before it is ranked.
type item struct {
	text, doc string
	dir       bool
}

// completer serves one prompt and forgets with it: what it has read of the disk
// is not read again at every key.
type completer struct {
	*command.Context
	folders  map[string][]item // by path, sorted
	programs []item
}

func newCompleter(c *command.Context) *completer {
	return &completer{Context: c, folders: map[string][]item{}}
}

// source gives the candidates for a partly typed argument.
type source func(c *completer, p cmdline.Place) []item

// sources are the candidates by completer.
var sources = map[cmdline.Completer]source{
	completeFiles:     func(c *completer, p cmdline.Place) []item { return entries(c, p.Text, true) },
	completeFolders:   func(c *completer, p cmdline.Place) []item { return entries(c, p.Text, false) },
	completeBuffers:   bufferNames,
	completeThemes:    func(c *completer, _ cmdline.Place) []item { return names(c.ThemeNames()) },
	completeLanguages: languageNames,
	completeOptions:   optionNames,
	"values":          optionValues,
	completeTopics:    helpTopics,
	"servers":         serverNames,
	"server-commands": serverCommands,
	"cargo":           func(*completer, cmdline.Place) []item { return names(cargoCommands) },
	completeRegisters: registerNames,
	completePrograms:  programs,
}

// cargoCommands are those that are worth running from an editor.
var cargoCommands = []string{"bench", "build", "check", "clean", "clippy", "doc", "fix", "fmt", "run", "test", "tree", "update"}

// serverCommands are what the language servers of the buffer carry out.
func serverCommands(c *completer, _ cmdline.Place) []item {
	if c.ServerCommands == nil {
		return nil
	}
	return names(c.ServerCommands())
}

// serverNames are the language servers of the buffer.
func serverNames(c *completer, _ cmdline.Place) []item {
	l := c.Ed.Language(c.Doc())
	if l == nil {
		return nil
	}
	var out []string
	for _, use := range l.Servers {
		out = append(out, use.Name)
	}
	return names(out)
}

// line completes the part of a command line that the cursor is in.
func (c *completer) line(line string, cursor int) ui.Candidates {
	p := cmdline.At(line, cursor, signatureOf(c.Context))
	topics := p.Part == cmdline.Argument && p.Signature.Completer(p.Index) == completeTopics
	out := ui.Candidates{From: p.From, To: p.To, Described: topics || p.Part == cmdline.CommandName}
	out.List = c.write(p)
	return out
}

// write gives the candidates of a place as they are put into the line.
func (c *completer) write(p cmdline.Place) []ui.Candidate {
	var out []ui.Candidate
	for _, it := range c.candidates(p) {
		text, inside := p.Write(it.text)
		out = append(out, ui.Candidate{Text: text, Label: it.text, Doc: it.doc, Into: it.dir, Inside: inside})
	}
	return out
}

func (c *completer) candidates(p cmdline.Place) []item {
	switch p.Part {
	case cmdline.CommandName:
		return rank(commandNames(c), p.Text)
	case cmdline.FlagName:
		var items []item
		for _, f := range p.Signature.Flags {
			items = append(items, item{text: "--" + f.Name, doc: f.Doc})
		}
		return rank(items, p.Text)
	case cmdline.ExpansionKind:
		return rank(namedItems(cmdline.Kinds()), p.Text)
	case cmdline.VariableName:
		return rank(namedItems(cmdline.Variables()), p.Text)
	case cmdline.RegisterName:
		return rank(registerNames(c, p), p.Text)
	case cmdline.ShellWord:
		return shellWords(c, p)
	case cmdline.Argument:
		if p.Signature.Shell {
			return shellWords(c, p)
		}
		from := sources[p.Signature.Completer(p.Index)]
		if from == nil {
			return nil
		}
		items := from(c, p)
		if isPath(p.Signature.Completer(p.Index)) {
			return items // ranked by the last part of the path
		}
		return rank(items, p.Text)
	}
	return nil
}

func isPath(k cmdline.Completer) bool { return k == completeFiles || k == completeFolders }

func shellWords(c *completer, p cmdline.Place) []item {
	if p.Index == 0 && !strings.Contains(p.Text, "/") {
		return rank(programs(c, p), p.Text)
	}
	return entries(c, p.Text, true)
}

// rank sorts items by how well they match what is typed and drops those that
// do not; in their order when nothing is typed.
func rank(items []item, typed string) []item {
	if typed == "" {
		return items
	}
	list := fuzzy.NewList(1)
	for _, it := range items {
		list.Add(it.text)
	}
	result, err := fuzzy.NewMatcher(1).Match(context.Background(), list.Items(), fuzzy.Plain(typed), nil, len(items))
	if err != nil {
		return nil
	}
	out := make([]item, 0, result.Ranked())
	for i := range result.Ranked() {
		out = append(out, items[result.Row(i)])
	}
	return out
}

func names(list []string) []item {
	out := make([]item, len(list))
	for i, n := range list {
		out[i] = item{text: n}
	}
	return out
}

func namedItems(list []cmdline.Named) []item {
	var out []item
	for _, n := range list {
		out = append(out, item{text: n.Name, doc: n.Doc})
	}
	return out
}

func commandNames(c *completer) []item {
	out := make([]item, 0, len(c.Tables.Typed))
	for _, cmd := range c.Tables.Typed {
		out = append(out, item{text: cmd.Name, doc: cmd.Doc})
	}
	return out
}

func bufferNames(c *completer, _ cmdline.Place) []item {
	var out []item
	for _, d := range c.Ed.Docs.All() {
		out = append(out, item{text: d.Name(c.Ed.Dir())})
	}
	return out
}

func languageNames(c *completer, _ cmdline.Place) []item {
	out := []item{{text: "text"}}
	for _, l := range c.Ed.Langs.List {
		out = append(out, item{text: l.Name})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].text < out[j].text })
	return out
}

func optionNames(c *completer, _ cmdline.Place) []item {
	var out []item
	for _, name := range config.Names() {
		o := config.Lookup(name)
		if o == nil || o.Kind == config.Program {
			continue // programs are written in the file
		}
		out = append(out, item{text: name, doc: o.Doc})
	}
	return out
}

// helpTopics lists what there is help about.
func helpTopics(c *completer, _ cmdline.Place) []item {
	if c.HelpTopics == nil {
		return nil
	}
	var out []item
	for _, t := range c.HelpTopics() {
		out = append(out, item{text: t.Name, doc: t.Doc})
	}
	return out
}

// optionValues are the allowed values of the option named before.
func optionValues(_ *completer, p cmdline.Place) []item {
	if len(p.Args) == 0 {
		return nil
	}
	o := config.Lookup(p.Args[0])
	if o == nil {
		return nil
	}
	return names(o.Values())
}

func registerNames(c *completer, _ cmdline.Place) []item {
	var out []item
	for _, row := range registerRows(c.Context) {
		out = append(out, item{text: row.Key, doc: row.Text})
	}
	return out
}

// programs lists what can be run by name.
func programs(c *completer, _ cmdline.Place) []item {
	if c.programs != nil {
		return c.programs
	}
	seen := map[string]bool{}
	var out []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		list, _ := os.ReadDir(dir)
		for _, e := range list {
			if !seen[e.Name()] && !e.IsDir() {
				seen[e.Name()] = true
				out = append(out, e.Name())
			}
		}
	}
	slices.Sort(out)
	c.programs = names(out)
	return c.programs
}

// entries completes a path: the folder typed so far, and what is typed of the
// last part. A lone ~ becomes the home folder.
func entries(c *completer, typed string, files bool) []item {
	if typed == "~" {
		if home, err := os.UserHomeDir(); err == nil {
			return []item{{text: home + "/", dir: true}}
		}
	}
	dir, last := filepath.Split(typed)
	folder := c.Ed.Dir()
	if dir != "" {
		folder = c.Ed.AbsPath(dir)
	}
	all, known := c.folders[folder]
	if !known {
		all = c.list(folder)
		c.folders[folder] = all
	}
	var out []item
	for _, it := range all {
		if files || it.dir {
			out = append(out, it)
		}
	}
	out = rank(out, last)
	for i := range out {
		out[i].text = dir + out[i].text
	}
	return out
}

// list reads a folder. Where a link leads is asked for, all else the folder says.
func (c *completer) list(folder string) []item {
	list, err := os.ReadDir(folder)
	if err != nil {
		return nil
	}
	ignored := c.IgnoredIn(folder)
	out := make([]item, 0, len(list))
	for _, e := range list {
		isDir := e.IsDir()
		if e.Type()&os.ModeSymlink != 0 {
			info, err := os.Stat(filepath.Join(folder, e.Name()))
			isDir = err == nil && info.IsDir()
		}
		if ignored != nil && ignored(e.Name(), isDir) {
			continue
		}
		name := e.Name()
		if isDir {
			name += "/"
		}
		out = append(out, item{text: name, dir: isDir})
	}
	return out
}
