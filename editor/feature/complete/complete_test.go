package complete_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"hx/editor/feature/servers"
	"hx/editor/ui"
	"hx/internal/fakelsp"
	"hx/internal/hxtest"
	"hx/lsp/link"
)

const languages = `
[language-server.fake]
command = "fake"

[[language]]
name = "prose"
scope = "text.prose"
file-types = ["prose"]
roots = []
indent = { tab-width = 4, unit = "    " }
language-servers = ["fake"]
`

type rig struct {
	*hxtest.Session
	t    testing.TB
	fake *fakelsp.Server
}

// newRig opens a.prose, with a server if capabilities are given.
func newRig(t testing.TB, text, config string, caps fakelsp.M) *rig {
	r := &rig{t: t, fake: fakelsp.New()}
	r.fake.Encoding = "utf-8"
	r.Session = hxtest.New(t, hxtest.Options{Config: config, Languages: languages,
		Files: map[string]string{"a.prose": text, "sub/inner.txt": "", "sub/other.txt": ""}, Open: "a.prose"})
	if caps == nil {
		return r
	}
	r.fake.Capabilities["completionProvider"] = caps
	servers.Of(r.Env).Dial = func(context.Context, link.Spec) (*link.Link, error) {
		conn, err := r.fake.Dial()
		if err != nil {
			return nil, err
		}
		return link.Stream(conn), nil
	}
	t.Cleanup(r.fake.Crash)
	r.settle()
	r.until("the server", func() bool {
		all := servers.Of(r.Env).Set().All()
		return len(all) == 1 && all[0].Version() != ""
	})
	return r
}

func (r *rig) settle() {
	for _, hook := range r.Ed.Hooks.Settle {
		hook(r.Ed)
	}
}

func (r *rig) until(what string, done func() bool) {
	r.t.Helper()
	limit := time.After(60 * time.Second)
	for {
		for r.Posts.Drain() {
			r.In.Pump()
			r.settle()
		}
		if done() {
			return
		}
		select {
		case <-r.Posts.Ready():
		case <-time.After(20 * time.Millisecond):
		case <-limit:
			r.t.Fatalf("waited in vain for %s; state %q, list %q, message %q", what, r.State(), r.listed(), r.Ed.Msg.Text)
		}
	}
}

func (r *rig) press(keys string) {
	r.t.Helper()
	r.Keys(r.t, keys)
	r.settle()
}

// listed returns the labels of the list, nil without one.
func (r *rig) listed() []string {
	m, ok := r.Ed.Layers.Named("completion").(*ui.Completion)
	if !ok {
		return nil
	}
	var out []string
	for _, it := range m.View(50).Items {
		out = append(out, it.Label)
	}
	return out
}

func (r *rig) list(want ...string) {
	r.t.Helper()
	var got []string
	r.until("the list "+strings.Join(want, " "), func() bool { got = r.listed(); return slices.Equal(got, want) })
}

func (r *rig) state(want string) {
	r.t.Helper()
	r.until("state "+want, func() bool { return r.State() == want })
}

// take waits for a question that the server holds.
func (r *rig) take() *fakelsp.Request {
	r.t.Helper()
	r.until("the question", func() bool { _, ok := r.fake.Last("textDocument/completion"); return ok })
	r.fake.Forget()
	return r.fake.Take(r.t, "textDocument/completion")
}

func items(labels ...string) []fakelsp.M {
	var out []fakelsp.M
	for _, l := range labels {
		out = append(out, fakelsp.M{"label": l})
	}
	return out
}

func TestWordsWhileTyping(t *testing.T) {
	r := newRig(t, "harbour harvest\n", "[editor]\ncompletion-timeout = 5\n[editor.word-completion]\ntrigger-length = 3\n", nil)
	r.press("oha")
	r.press("r")
	r.list("harbour", "harvest")
	r.press("v")
	r.list("harvest")
	r.press("x")
	r.list()
}

// The word around the cursor is no proposal, unless it stands elsewhere too.
func TestTheWordBeingTypedIsNotProposed(t *testing.T) {
	r := newRig(t, "oat six\ntoat\n", "", nil)
	r.press("it<C-x>") // toat, which line 2 has, and what it was
	r.list("toat", "oat")
	r.press("<esc>uix<C-x>") // xoat is only here
	r.list("six")
	r.press("<esc>jghix<C-x>") // now it is a word like others
	r.list("xoat", "six")
}

// A word that is being split is still proposed.
func TestTheWordBeforeInsertModeIsProposed(t *testing.T) {
	r := newRig(t, "one two\n", "", nil)
	r.press("ion<C-x>")
	r.list("one")
}

func TestPaths(t *testing.T) {
	r := newRig(t, "\n", "", nil)
	r.press("i./sub/")
	r.list("inner.txt", "other.txt")
	r.press("in<C-n><ret>!")
	r.state("./sub/inner.txt!#[|\n]#")
	r.press("<esc>")
	if err := os.Mkdir(filepath.Join(r.Dir, "sub", "deep"), 0o755); err != nil {
		t.Fatal(err)
	}
	r.press("o./sub/d<C-x>")
	r.list("deep")
}

func TestServerProposals(t *testing.T) {
	r := newRig(t, "\n", "[editor]\ncompletion-timeout = 5\n", fakelsp.M{"triggerCharacters": []string{"."}})
	r.fake.Answer("textDocument/completion", []fakelsp.M{
		{"label": "length", "sortText": "b"}, {"label": "last", "sortText": "a"}, {"label": "other"}})
	r.press("ia.")
	r.list("last", "length", "other")
	r.press("l")
	r.list("last", "length")
	r.press("<C-n><C-n>")
	if r.Text() != "a.length\n" {
		t.Fatalf("preview: %q", r.Text())
	}
	r.press("<C-c>")
	r.state("a.l#[|\n]#")
}

// Answers that come after typing went on are filtered by what is typed now.
func TestLateProposals(t *testing.T) {
	r := newRig(t, "\n", "[editor]\ncompletion-timeout = 5\n", fakelsp.M{"triggerCharacters": []string{"."}})
	r.fake.Hold("textDocument/completion")
	r.press("ia.")
	late := r.take()
	r.press("le")
	late.Reply(items("last", "length"))
	r.list("length")
	// One that comes after insert mode was left changes nothing.
	r.press("<esc>oa.")
	late = r.take()
	r.press("<esc>")
	late.Reply(items("last"))
	r.press(":echo hello<ret>")
	if got := r.listed(); got != nil {
		t.Fatalf("list %v in normal mode", got)
	}
}

func TestIncompleteListIsAskedForAgain(t *testing.T) {
	r := newRig(t, "\n", "", fakelsp.M{})
	r.fake.Answer("textDocument/completion", fakelsp.M{"isIncomplete": true, "items": items("apple")})
	r.press("iap<C-x>")
	r.list("apple")
	r.fake.Answer("textDocument/completion", fakelsp.M{"isIncomplete": false, "items": items("appendix", "apposite")})
	r.press("p")
	r.list("appendix", "apposite")
}

// An answer that comes while a proposal is highlighted must not change what
// Enter takes.
func TestIncompleteListDoesNotMoveUnderTheHighlight(t *testing.T) {
	r := newRig(t, "first\n\n", "", fakelsp.M{"resolveProvider": true})
	r.fake.Answer("textDocument/completion", fakelsp.M{"isIncomplete": true, "items": items("apple", "apply")})
	r.fake.Answer("completionItem/resolve", fakelsp.M{"label": "apply", "additionalTextEdits": []fakelsp.M{
		{"range": fakelsp.M{"start": fakelsp.M{"line": 0, "character": 0}, "end": fakelsp.M{"line": 0, "character": 0}}, "newText": "use apply\n"}}})
	r.press("jiap<C-x>")
	r.list("apple", "apply")
	r.fake.Forget()
	r.fake.Hold("textDocument/completion")
	r.press("p")
	late := r.take()
	r.press("<C-n><C-n>")
	late.Reply(fakelsp.M{"isIncomplete": false, "items": items("apposite")})
	r.until("the answer to be taken", func() bool { return !r.In.Blocked() && len(r.Ed.Jobs.Active()) == 0 })
	r.press("<ret>")
	r.until("the proposal and its edit", func() bool { return r.Text() == "use apply\nfirst\napply\n" })
}

// A commit character, as any other key, takes the highlighted proposal and is
// then typed itself.
func TestCommitCharacters(t *testing.T) {
	r := newRig(t, "\n", "", fakelsp.M{"allCommitCharacters": []string{"("}})
	r.fake.Answer("textDocument/completion", []fakelsp.M{{"label": "call", "commitCharacters": []string{"("}}})
	r.press("ica<C-x>")
	r.list("call")
	r.press("<C-n>(")
	r.state("call(#[|)]#\n")
	r.press("<esc>ggcca<C-x>") // without a highlight it is only typed
	r.list("call")
	r.press("(")
	r.until("the text", func() bool { return strings.HasPrefix(r.Text(), "ca(") })
}

func TestImportArrivesWithTheProposal(t *testing.T) {
	r := newRig(t, "first\n\n", "", fakelsp.M{"resolveProvider": true})
	r.fake.Answer("textDocument/completion", items("Map"))
	r.fake.Answer("completionItem/resolve", fakelsp.M{"label": "Map", "additionalTextEdits": []fakelsp.M{
		{"range": fakelsp.M{"start": fakelsp.M{"line": 0, "character": 0}, "end": fakelsp.M{"line": 0, "character": 0}}, "newText": "use Map\n"}}})
	r.press("jiMa<C-x>")
	r.list("Map")
	r.press("<C-n><ret>")
	r.until("the import", func() bool { return strings.HasPrefix(r.Text(), "use Map\n") })
	r.press("!<esc>")
	r.state("use Map\nfirst\nMap!#[|\n]#")
}

// TestItemsAreCompletedForTheTextTheyWereProposedFor plays a server that, as
// some do, makes its proposals anew to complete one of them.
func TestItemsAreCompletedForTheTextTheyWereProposedFor(t *testing.T) {
	r := newRig(t, "first\n\n", "", fakelsp.M{"resolveProvider": true})
	uri := "file://" + filepath.Join(r.Dir, "a.prose")
	r.fake.Answer("textDocument/completion", items("Map", "Mat"))
	r.fake.On("completionItem/resolve", func(q *fakelsp.Request) {
		label, _ := q.Param("label").(string)
		whole := fakelsp.M{"label": label, "documentation": "about " + label, "additionalTextEdits": []fakelsp.M{
			{"range": fakelsp.M{"start": fakelsp.M{"line": 0, "character": 0}, "end": fakelsp.M{"line": 0, "character": 0}}, "newText": "use " + label + "\n"}}}
		if d, _ := r.fake.Doc(uri); d.Text == "first\nMa\n" {
			q.Reply(whole)
		} else {
			q.Reply(fakelsp.M{"label": label})
		}
	})
	r.press("jiMa<C-x>")
	r.list("Map", "Mat")
	r.press("<C-n><C-n>")
	r.state("first\nMat#[|\n]#")
	r.until("its documentation", func() bool {
		m, ok := r.Ed.Layers.Named("completion").(*ui.Completion)
		return ok && strings.Contains(m.View(50).Doc, "about Mat")
	})
	r.press("<C-p><ret>")
	r.state("use Map\nfirst\nMap#[|\n]#")
	r.press("!<esc>")
	r.settle()
	r.fake.Await(t, fakelsp.Text(uri, "use Map\nfirst\nMap!\n"))
}

func TestRepeatPutsTheProposalInAgain(t *testing.T) {
	r := newRig(t, "harbour\n", "", nil)
	r.press("ohar<C-x>")
	r.list("harbour")
	r.press("<C-n><ret>!<esc>.")
	r.until("both", func() bool { return r.Text() == "harbour\nharbour!\nharbour!\n" })
}

func TestSnippetStops(t *testing.T) {
	r := newRig(t, "  \n", "", fakelsp.M{})
	r.fake.Answer("textDocument/completion", []fakelsp.M{
		{"label": "loop", "insertTextFormat": 2, "insertText": "for ${1:i} in ${2:list} {\n\t$0\n}"}})
	r.press("llilo<C-x>")
	r.list("loop")
	r.press("<C-n><ret>")
	r.state("  for #[i|]# in list {\n      \n  }\n")
	r.press("key")
	r.state("  for key#[ |]#in list {\n      \n  }\n")
	r.press("<tab>")
	r.state("  for key in #[list|]# {\n      \n  }\n")
	r.press("all<tab>x<esc>")
	r.state("  for key in all {\n      x#[\n|]#  }\n")
}

// One stop that is used twice is typed into at both places.
func TestSnippetMirrors(t *testing.T) {
	r := newRig(t, "\n", "", fakelsp.M{})
	r.fake.Answer("textDocument/completion", []fakelsp.M{
		{"label": "pair", "insertTextFormat": 2, "insertText": "<$1></$1>"}})
	r.press("ipa<C-x>")
	r.list("pair")
	r.press("<C-n><ret>b<esc>")
	r.until("both", func() bool { return r.Text() == "<b></b>\n" })
	r.press("u")
	r.until("one undo", func() bool { return r.Text() == "pa\n" })
}

func TestDeletingWidensTheList(t *testing.T) {
	r := newRig(t, "harbour harvest hammer\n", "", nil)
	r.press("oharv<C-x>")
	r.list("harvest")
	r.press("<backspace>")
	r.list("harbour", "harvest", "hammer")
	r.press("<backspace><backspace><backspace>")
	r.list()
}

func span(from, to int) fakelsp.M {
	return fakelsp.M{"start": fakelsp.M{"line": 0, "character": from}, "end": fakelsp.M{"line": 0, "character": to}}
}

// What a late proposal replaces is what was typed since, too, and the extra
// edits find their place.
func TestLateEditsMeetTypedText(t *testing.T) {
	r := newRig(t, "\n", "", fakelsp.M{"resolveProvider": true})
	r.fake.Hold("textDocument/completion")
	r.fake.Hold("completionItem/resolve")
	r.press("ime<C-x>")
	late := r.take()
	r.press("th")
	late.Reply([]fakelsp.M{{"label": "method", "textEdit": fakelsp.M{"range": span(0, 2), "newText": "method()"}}})
	r.list("method")
	r.press("<C-n><ret>")
	r.state("method()#[|\n]#")
	r.press(" and")
	r.until("the question", func() bool { return r.fake.Holds("completionItem/resolve") > 0 })
	r.fake.Take(t, "completionItem/resolve").Reply(fakelsp.M{"label": "method", "additionalTextEdits": []fakelsp.M{{"range": span(0, 0), "newText": "use it; "}}})
	r.until("the edit", func() bool { return r.Text() == "use it; method() and\n" })
}

func TestFailingServerLeavesTheOthers(t *testing.T) {
	r := newRig(t, "harbour\n", "", fakelsp.M{"resolveProvider": true})
	r.fake.AnswerError("textDocument/completion", -32603, "broken")
	r.press("ohar<C-x>")
	r.list("harbour")
	r.press("<C-c><esc>")
	// A proposal whose details cannot be had is put in all the same.
	r.fake.Answer("textDocument/completion", items("harvest"))
	r.fake.AnswerError("completionItem/resolve", -32603, "no details")
	r.press("oharv<C-x>")
	r.list("harvest")
	r.press("<C-n><ret>")
	r.until("the text", func() bool { return r.Text() == "harbour\nhar\nharvest\n" })
	r.until("the complaint", func() bool { return strings.Contains(r.Ed.Msg.Text, "no details") })
}

// The answer to an older question does not take the place of a newer one.
func TestOvertakenProposals(t *testing.T) {
	r := newRig(t, "\n", "[editor]\ncompletion-timeout = 5\n", fakelsp.M{"triggerCharacters": []string{"."}})
	r.fake.Hold("textDocument/completion")
	r.press("ia.")
	first := r.take()
	r.press("<esc>ob.")
	second := r.take()
	second.Reply(items("second"))
	r.list("second")
	first.Reply(items("first"))
	r.press("s")
	r.list("second")
}
