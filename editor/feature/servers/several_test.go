package servers_test

import (
	"context"
	"testing"

	"hx/editor/feature/servers"
	"hx/editor/ui"
	"hx/internal/fakelsp"
	"hx/internal/hxtest"
	"hx/lsp/link"
)

const several = `
[language-server.first]
command = "first"
[language-server.second]
command = "second"

[[language]]
name = "prose"
scope = "text.prose"
file-types = ["prose"]
roots = []
language-servers = [{ name = "first", except-features = ["format"] }, { name = "second", except-features = ["rename-symbol"] }]
`

// TestSeveralServers asks two servers of one language: all of them, or the first
// that may.
func TestSeveralServers(t *testing.T) {
	t.Parallel()
	caps := fakelsp.M{"hoverProvider": true, "documentFormattingProvider": true, "definitionProvider": true, "documentSymbolProvider": true,
		"codeActionProvider": true, "colorProvider": true, "completionProvider": fakelsp.M{}}
	fakes := map[string]*fakelsp.Server{}
	for _, name := range []string{"first", "second"} {
		f := fakelsp.New()
		f.Name, f.Encoding = name, "utf-8"
		for k, v := range caps {
			f.Capabilities[k] = v
		}
		fakes[name] = f
		t.Cleanup(f.Crash)
	}
	r := &rig{t: t, fake: fakes["first"]}
	r.Session = hxtest.New(t, hxtest.Options{Languages: several, Files: map[string]string{"a.prose": "one two\n"}, Open: "a.prose"})
	servers.Of(r.Env).Dial = func(_ context.Context, spec link.Spec) (*link.Link, error) {
		conn, err := fakes[spec.Command].Dial()
		if err != nil {
			return nil, err
		}
		return link.Stream(conn), nil
	}
	both := func(f func(name string, s *fakelsp.Server)) {
		for name, s := range fakes {
			f(name, s)
		}
	}
	both(func(name string, s *fakelsp.Server) {
		s.Answer("textDocument/hover", fakelsp.M{"contents": "from " + name})
		s.Answer("textDocument/definition", fakelsp.M{"uri": r.uri("a.prose"), "range": at(0, 4, 7)})
		s.Answer("textDocument/codeAction", []fakelsp.M{{"title": "do with " + name}})
		s.Answer("textDocument/documentSymbol", []fakelsp.M{{"name": name, "kind": 12, "range": at(0, 0, 3), "selectionRange": at(0, 0, 3)}})
	})
	fakes["first"].Answer("textDocument/documentColor", []fakelsp.M{colour(0, 0, 3, 1)})
	fakes["second"].Answer("textDocument/documentColor", []fakelsp.M{colour(0, 4, 7, 0)})
	fakes["second"].Answer("textDocument/formatting", []fakelsp.M{edit(0, 0, 3, "ONE")})
	r.Settle()
	r.until("both", func() bool {
		for _, s := range servers.Of(r.Env).Set().All() {
			if s.Version() == "" {
				return false
			}
		}
		return len(servers.Of(r.Env).Set().All()) == 2
	})
	r.press("<space>k")
	r.until("hover", func() bool { return r.Ed.Layers.Named("hover") != nil })
	if v := r.Ed.Layers.Named("hover").(*ui.Popup).View(); v.Block.Title != "first" {
		t.Fatalf("hover %+v", v)
	}
	r.press("<esc><space>s")
	r.until("symbols", func() bool {
		p, ok := r.Ed.Layers.Named("picker").(*ui.Picker)
		return ok && len(p.View(9).Rows) == 2
	})
	r.press("<esc><space>a")
	r.until("actions", func() bool {
		m, ok := r.Ed.Layers.Named("code-action").(*ui.Menu)
		return ok && len(m.View(9).Items) == 2
	})
	r.press("<esc>gd") // both say the same place: it is one
	r.state("one #[|two]#\n")
	r.until("colours of both", func() bool { return len(r.swatches()) == 2 })
	// One fails: the other's answer counts.
	fakes["first"].AnswerError("textDocument/hover", -32603, "broken")
	r.press("<space>k")
	r.until("hover", func() bool { return r.Ed.Layers.Named("hover") != nil })
	r.press("<esc>:format<ret>")
	r.until("the second's formatting", func() bool { return r.Text() == "ONE two\n" })
	if _, asked := fakes["first"].Last("textDocument/formatting"); asked {
		t.Fatal("a server was asked for what it may not do")
	}
	// One ends: what it knew goes, what the other knows stays.
	r.press(":lsp-stop first<ret>")
	r.until("the colours of the other", func() bool { return len(r.swatches()) == 1 })
}
