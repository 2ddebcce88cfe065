// Package servers connects the editor with language servers: it tells them of
// the documents, asks them what commands want to know, and carries out what
// they want done.
package servers

import (
	"context"
	"errors"
	"slices"
	"time"

	"hx/editor"
	"hx/editor/command"
	"hx/editor/commands"
	"hx/editor/config"
	"hx/editor/document"
	"hx/editor/text"
	"hx/editor/window"
	"hx/keymap"
	"hx/lsp"
	"hx/lsp/link"
	hxruntime "hx/runtime"
)

// maxLog bounds the lines kept of what servers say on the side.
const maxLog = 500

// farewell is how long quitting waits for servers.
const farewell = 1100 * time.Millisecond

// state is what the feature keeps of a document.
type state struct {
	path string // as the servers know it; "" while they do not know it
	// without is the path for which there turned out to be no server.
	without string

	hints hints
	marks marks
	extras
	pull map[*lsp.Server]string // result ids of pulled diagnostics
}

var states = document.NewSlot[state](document.SlotServers)

// Servers is the feature.
type Servers struct {
	env *command.Env
	ed  *editor.Editor
	set *lsp.Servers // nil until a document has a server
	ws  lsp.Workspace

	// Dial replaces the way to a server; for tests.
	Dial func(context.Context, link.Spec) (*link.Link, error)

	missing map[string]bool // commands that are not there
	log     []string
	turns   int                                // of the spinner
	remarks map[string]map[*lsp.Server]remarks // diagnostics by path
	trouble map[*lsp.Server]string             // what servers said of themselves last
	sign    signature
	typing  typing
	hint    hint
	watch   watch
}

// typing is what was put in since the last batch of events.
type typing struct {
	doc  *document.Document // nil: nothing was changed
	text string             // of the first cursor, the last bytes of it
}

// maxTyping bounds the text that is looked through for trigger characters.
const maxTyping = 64

// Connect hangs the feature into an editor. Nothing is started before a
// document that has a server was drawn.
func Connect(env *command.Env) *Servers {
	s := &Servers{env: env, ed: env.Ed, missing: map[string]bool{}, remarks: map[string]map[*lsp.Server]remarks{}, trouble: map[*lsp.Server]string{}}
	h := &env.Ed.Hooks
	h.Settle = append(h.Settle, s.settle)
	h.Changed = append(h.Changed, s.changed)
	h.Saved = append(h.Saved, s.saved)
	h.Closed = append(h.Closed, s.closed)
	h.Language = append(h.Language, s.closed)
	h.Languages = append(h.Languages, s.languages)
	h.Configured = append(h.Configured, s.configured)
	h.Idle = append(h.Idle, s.idle)
	h.Quit = append(h.Quit, func(*editor.Editor) { s.quit() })
	h.ModeSet = append(h.ModeSet, s.modeSet)
	h.Selected = append(h.Selected, s.selected)
	env.Ed.FormatByServer = s.format
	env.Ed.ActByServer = s.actByKind
	env.Ed.BeforeSaveByServer = s.beforeSave
	env.Ed.MoveByServer = s.move
	env.Ed.LinksByServer = s.openLinks
	env.Ed.ExpandByServer = s.expand
	s.show()
	env.Servers, env.ServerCommands = s, s.commandNames
	return s
}

// Layers lays what servers know of the code and of links over the colours added
// so far. Diagnostics come on top of it, and so are connected later, as is the
// feature itself.
func Layers(env *command.Env) {
	layer := func(of func(*Servers) editor.Highlighter) editor.Highlighter {
		return func(ed *editor.Editor, v *window.View, d *document.Document, visible text.Span) []editor.Highlight {
			return of(Of(env))(ed, v, d, visible)
		}
	}
	l := &env.Ed.Looks
	l.Highlights = append(l.Highlights,
		layer(func(s *Servers) editor.Highlighter { return s.tokenColours }),
		layer(func(s *Servers) editor.Highlighter { return s.linkColours }))
}

// show hangs what servers know into the picture.
func (s *Servers) show() {
	l := &s.ed.Looks
	s.ed.Decor = append(s.ed.Decor, s.decorate, s.swatches)
	l.Highlights = append(l.Highlights, s.highlights)
	l.Marks = append(l.Marks, s.hintMark)
	l.LineEnd = append(l.LineEnd, s.lensesBehind)
	if l.Status == nil {
		l.Status = map[config.StatusElement]editor.StatusText{}
	}
	l.Status[config.StatusSpinner] = s.spinner
	l.Status[config.StatusCodeActionHint] = s.hintStatus
}

// Of returns the feature of an editor.
func Of(env *command.Env) *Servers { return env.Servers.(*Servers) }

func of(c *command.Context) *Servers { return Of(c.Env) }

// Set returns the servers themselves, nil while there are none.
func (s *Servers) Set() *lsp.Servers { return s.set }

// settle tells the servers of new documents and of what was typed. The first
// frame is drawn before it runs for the first time.
func (s *Servers) settle(ed *editor.Editor) {
	for _, d := range ed.Docs.All() {
		s.open(d)
	}
	if s.set == nil {
		return
	}
	s.set.Flush()
	if was := s.typing; was.doc != nil {
		s.typing = typing{}
		s.typed(was.doc, was.text)
	}
}

func (s *Servers) enabled() bool {
	return s.ed.Conf.Editor.LSP.Enable && s.ed.May(editor.RunServers, s.ed.Dir())
}

// open tells the servers of a document they do not know yet, starting them if
// need be.
func (s *Servers) open(d *document.Document) {
	st := states.Of(d)
	if st.path == d.File.Path || st.without == d.File.Path {
		return
	}
	if st.path != "" { // saved under another name
		s.closed(s.ed, d)
	}
	l := s.ed.Language(d)
	if l == nil || len(l.Servers) == 0 {
		*st = state{without: d.File.Path}
		return
	}
	if !s.enabled() {
		return
	}
	s.start(d)
	*st = state{path: d.File.Path}
	s.set.Open(lsp.Document{
		Path: d.File.Path, Language: orElse(l.LanguageID, l.Name), Markers: l.Roots, Uses: uses(l),
		Rev: int32(d.Rev()), Text: d.Text(),
	})
}

// start makes the registry with the workspace of the first document.
func (s *Servers) start(d *document.Document) {
	if s.set != nil {
		return
	}
	root, marked := commands.FindWorkspace(s.ed.Dir())
	s.ws = lsp.Workspace{Path: root, Found: marked, Roots: s.ed.Conf.Editor.WorkspaceRootsFor(s.ed.Language(d))}
	s.set = lsp.New(lsp.Options{
		Handler: handler{s}, Workspace: s.ws, Configs: s.configs(), Snippets: s.ed.Conf.Editor.LSP.Snippets,
		Log:  func(server, line string) { s.ed.Jobs.Post(func() { s.note(server + ": " + line) }) },
		Open: s.dial,
	})
}

// dial opens the way to a server and remembers programs that are not there.
func (s *Servers) dial(ctx context.Context, spec link.Spec) (*link.Link, error) {
	if s.Dial != nil {
		return s.Dial(ctx, spec)
	}
	path, err := lsp.Locate(ctx, spec.Command, spec.Dir)
	if err == nil {
		command := spec.Command
		spec.Command = path
		l, err := link.Open(ctx, spec)
		if err == nil {
			s.ed.Jobs.Post(func() { delete(s.missing, command) })
		}
		return l, err
	}
	var missing link.NotFoundError
	if errors.As(err, &missing) {
		s.ed.Jobs.Post(func() { s.missing[spec.Command] = true })
	}
	return nil, err
}

func (s *Servers) configs() map[string]lsp.Config {
	out := map[string]lsp.Config{}
	trusted := s.ed.May(editor.RunPrograms, s.ed.Dir())
	for _, c := range s.ed.Langs.Servers {
		if !trusted {
			c.Config = withCare(c.Command.Name, c.Config)
		}
		out[c.Name] = lsp.Config{
			Command: c.Command.Name, Args: c.Command.Args, Environment: c.Environment, Settings: c.Config,
			Timeout: time.Duration(c.Timeout) * time.Second, RequiredRootPatterns: c.RootPatterns,
			MinFreeMemory: s.ed.Conf.Editor.LSP.MinFreeMemory,
			PathMapping:   mapping(c.PathMapping), ReadCommand: c.ReadCommand,
		}
	}
	return out
}

func mapping(list []hxruntime.PathMapping) []lsp.PathMapping {
	var out []lsp.PathMapping
	for _, m := range list {
		out = append(out, lsp.PathMapping(m))
	}
	return out
}

func uses(l *hxruntime.Language) []lsp.Use {
	out := make([]lsp.Use, len(l.Servers))
	for i, u := range l.Servers {
		out[i] = lsp.Use{Name: u.Name, Only: features(u.Only), Except: features(u.Except)}
	}
	return out
}

func features(names []string) []lsp.Feature {
	var out []lsp.Feature
	for _, n := range names {
		out = append(out, lsp.Feature(n))
	}
	return out
}

// languages puts another language table in force.
func (s *Servers) languages(ed *editor.Editor) {
	s.configure()
	for _, d := range ed.Docs.All() {
		s.closed(ed, d)
	}
}

func (s *Servers) configure() {
	if s.set != nil {
		s.set.Configure(s.configs())
	}
}

func (s *Servers) configured(ed *editor.Editor, old *config.Config) {
	s.configure()
	if !s.enabled() && s.set != nil {
		for _, d := range ed.Docs.All() {
			s.closed(ed, d)
		}
		s.set.Stop()
	}
}

func (s *Servers) changed(_ *editor.Editor, d *document.Document, c document.Change) {
	if st := states.Of(d); st.path != "" {
		s.set.Change(st.path, int32(c.Rev), c.Set, c.New)
		st.hints.move(c.Set)
		st.extras.move(c.Set)
		s.wait(d)
		s.waitForNeighbours(d)
		s.askHint()
		if s.ed.Mode() == keymap.ModeInsert && d == s.ed.Doc() {
			s.typing.doc = d
			if c.Set.Count() > 0 {
				put := s.typing.text + c.Set.At(0).Text
				s.typing.text = put[max(len(put)-maxTyping, 0):]
			}
		}
	}
}

func (s *Servers) saved(_ *editor.Editor, d *document.Document) {
	if st := states.Of(d); st.path != "" {
		s.set.Flush()
		s.set.Saved(st.path)
		s.wait(d)
	}
	s.savedFile(d.File.Path)
}

func (s *Servers) closed(_ *editor.Editor, d *document.Document) {
	st := states.Of(d)
	if st.path != "" {
		s.set.Close(st.path)
	}
	*st = state{}
}

// quit ends the servers, within a second.
func (s *Servers) quit() {
	s.watch.close()
	if s.set == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), farewell)
	defer cancel()
	s.set.Shutdown(ctx)
}

// note keeps a line of the log.
func (s *Servers) note(line string) {
	if len(s.log) >= maxLog {
		s.log = slices.Delete(s.log, 0, maxLog/2)
	}
	s.log = append(s.log, line)
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
