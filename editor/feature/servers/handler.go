package servers

import (
	"context"
	"strings"

	"hx/editor/commands"
	"hx/editor/feature/pickers"
	"hx/editor/selection"
	"hx/editor/shell"
	"hx/editor/ui"
	"hx/lsp"
)

// handler brings what servers say to the loop.
type handler struct{ s *Servers }

// Notify hands news over.
func (h handler) Notify(e lsp.Event) { h.s.ed.Jobs.Post(func() { h.s.event(e) }) }

// onLoop runs f on the loop; f answers by the function it gets, perhaps later.
// When the server does not wait any more the answer is lost.
func onLoop[T any](ctx context.Context, s *Servers, otherwise T, f func(answer func(T))) T {
	got := make(chan T, 1)
	s.ed.Jobs.Post(func() {
		f(func(v T) {
			select {
			case got <- v:
			default:
			}
		})
	})
	select {
	case v := <-got:
		return v
	case <-ctx.Done():
		return otherwise
	}
}

// ApplyEdit carries out an edit that a server asks for.
func (h handler) ApplyEdit(ctx context.Context, server *lsp.Server, e lsp.WorkspaceEdit) string {
	return onLoop(ctx, h.s, "the editor is busy", func(answer func(string)) {
		h.s.applyEdit(server, &e, func(err error) {
			if err != nil {
				h.s.ed.Fail("%s", err)
				answer(err.Error())
				return
			}
			answer("")
		})
	})
}

// Choose shows a server's question.
func (h handler) Choose(ctx context.Context, server *lsp.Server, q lsp.Question) int {
	return onLoop(ctx, h.s, -1, func(answer func(int)) {
		if len(q.Answers) == 0 {
			h.s.say(server, q.Level, q.Text)
			answer(-1)
			return
		}
		h.s.ed.Layers.Push(ui.NewQuestion(server.Name+": "+q.Text, q.Answers, answer))
	})
}

// Show shows a document. Before another program is started for one the user is
// asked.
func (h handler) Show(ctx context.Context, server *lsp.Server, d lsp.ShowDocument) bool {
	return onLoop(ctx, h.s, false, func(answer func(bool)) {
		if d.External || !d.IsFile() {
			h.s.showOutside(server, d.URI, answer)
			return
		}
		doc, err := h.s.ed.Open(d.Path)
		if err != nil {
			answer(false)
			return
		}
		sel := selection.At(0)
		if d.Select {
			span := d.In(doc.Text())
			sel = selection.Single(selection.New(span.To, span.From))
		}
		answer(pickers.Show(h.s.env.Context(), pickers.Place{Doc: doc.ID(), Sel: &sel}, ui.OpenHere) == nil)
	})
}

// showOutside has another program show what a server wants to be seen, if the
// user agrees and there is one.
func (s *Servers) showOutside(server *lsp.Server, address string, answer func(bool)) {
	open := func() {
		err := commands.OpenAddress(s.env.Context(), address)
		s.report(err)
		answer(err == nil)
	}
	if shell.Opener() == "" {
		open() // which only says what there is to see
		return
	}
	s.ed.Layers.Push(ui.NewQuestion(server.Name+" wants to show "+address+" in another program. Go on?", []string{"No", "Yes"}, func(i int) {
		if i != 1 {
			answer(false)
			return
		}
		open()
	}))
}

// event acts on news of a server.
func (s *Servers) event(e lsp.Event) {
	switch e := e.(type) {
	case lsp.StateChanged:
		s.stateChanged(e)
	case lsp.Message:
		if e.Log {
			s.note(e.Server.Name + ": " + e.Text)
		} else {
			s.say(e.Server, e.Level, e.Text)
		}
	case lsp.Progress:
		s.progress(e)
	case lsp.Published:
		s.published(e)
	case lsp.Refresh:
		s.refresh(e)
	case lsp.FeaturesChanged:
		s.askAgain()
	case lsp.WatchesChanged:
		s.watchLater()
	case lsp.Health:
		s.health(e)
	}
}

func (s *Servers) stateChanged(e lsp.StateChanged) {
	if e.State != lsp.Ready {
		s.dropRemarks(e.Server)
		s.dropHints(e.Server)
		for _, d := range s.ed.Docs.All() {
			states.Of(d).extras.drop(e.Server)
		}
		if s.watch.w != nil {
			s.watchLater() // what it wanted to hear of ends with it
		}
	} else {
		s.askAgain()
	}
	if e.State == lsp.LowMemory {
		server := e.Server
		s.ed.Layers.Push(ui.NewQuestion(server.Name+": "+e.Note, []string{"Leave it", "Start it all the same"}, func(i int) {
			if i == 1 {
				server.Consent()
			}
		}))
		return
	}
	if e.Note == "" {
		return
	}
	s.note(e.Server.Name + ": " + e.Note)
	if e.State == lsp.Failed && s.isMissing(e.Server) && !strings.Contains(e.Note, "rustup") {
		// Most languages list servers that few people have.
		return
	}
	s.ed.Warn("%s: %s", e.Server.Name, e.Note)
}

// health acts on a server's word on itself: once all is loaded it knows more,
// and what troubles it is shown once.
func (s *Servers) health(h lsp.Health) {
	if h.Quiescent {
		s.askAgain()
	}
	trouble := ""
	if h.Level == "warning" || h.Level == "error" {
		trouble = h.Message
	}
	if trouble != "" && trouble != s.trouble[h.Server] {
		level := lsp.LevelWarning
		if h.Level == "error" {
			level = lsp.LevelError
		}
		s.say(h.Server, level, trouble)
	}
	s.trouble[h.Server] = trouble
}

func (s *Servers) isMissing(server *lsp.Server) bool {
	c := s.ed.Langs.Server(server.Name)
	return c != nil && s.missing[c.Command.Name]
}

// say shows a message of a server.
func (s *Servers) say(server *lsp.Server, level lsp.MessageLevel, text string) {
	s.note(server.Name + ": " + text)
	if !s.ed.Conf.Editor.LSP.DisplayMessages {
		return
	}
	line, _, _ := strings.Cut(text, "\n")
	switch level {
	case lsp.LevelError:
		s.ed.Fail("%s: %s", server.Name, line)
	case lsp.LevelWarning:
		s.ed.Warn("%s: %s", server.Name, line)
	default:
		s.ed.Status("%s: %s", server.Name, line)
	}
}

// progress shows how a server's work goes, where that is wanted.
func (s *Servers) progress(p lsp.Progress) {
	s.turns++
	if !s.ed.Conf.Editor.LSP.DisplayProgress {
		return
	}
	text := p.Server.Name + ": " + p.Title
	switch {
	case p.Done:
		text += " done"
	case p.Message != "":
		text += " " + p.Message
	}
	if p.Percent >= 0 && !p.Done {
		text = percent(p.Percent) + " " + text
	}
	s.ed.Status("%s", text)
}
