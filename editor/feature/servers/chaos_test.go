package servers_test

import (
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"

	"hx/editor/feature/servers"
	"hx/internal/fakelsp"
	"hx/lsp"
)

// picture asks for all that is drawn.
func (r *rig) picture() {
	v, d := r.Ed.View(), r.Ed.Doc()
	visible := r.Ed.Visible(v)
	r.Ed.DecorOf(v, visible)
	for _, layer := range r.Ed.Looks.Highlights {
		for _, h := range layer(r.Ed, v, d, visible) {
			if h.From < 0 || h.To > d.Text().Len() || h.From > h.To {
				r.t.Fatalf("highlight %+v in %d bytes", h, d.Text().Len())
			}
		}
	}
	for line := range d.Text().Lines() {
		for _, behind := range r.Ed.Looks.LineEnd {
			for _, p := range behind(r.Ed, v, d, line) {
				if strings.ContainsAny(p.Text, "\x1b\n") {
					r.t.Fatalf("behind line %d: %q", line, p.Text)
				}
			}
		}
	}
}

// Whatever a server does while keys are typed, the text is what was typed.
func TestMisbehaviourCostsNoText(t *testing.T) {
	caps := fakelsp.M{"hoverProvider": true, "completionProvider": fakelsp.M{"triggerCharacters": []string{"a"}},
		"signatureHelpProvider": fakelsp.M{"triggerCharacters": []string{"("}}, "inlayHintProvider": true,
		"colorProvider": true, "documentLinkProvider": fakelsp.M{}, "codeLensProvider": fakelsp.M{"resolveProvider": true},
		"semanticTokensProvider": fakelsp.M{"legend": fakelsp.M{"tokenTypes": []string{"type"}, "tokenModifiers": []string{}}, "full": fakelsp.M{"delta": true}},
		"diagnosticProvider":     fakelsp.M{"interFileDependencies": true, "workspaceDiagnostics": false}}
	r := newRig(t, "\n", caps)
	rnd := rand.New(rand.NewPCG(6, 7))
	lies := []any{nil, 1, "no", []any{}, fakelsp.M{}, []any{nil, 3}, fakelsp.M{"items": []any{nil, fakelsp.M{"label": nil}}},
		[]any{fakelsp.M{"label": "zz", "textEdit": edit(99, 99, 1, "q"), "range": at(9, 9, 9)}},
		fakelsp.M{"data": []any{0, 0, 3, 0, 0, 9, 1 << 30, int64(1) << 31, 77, 3, -1}}, fakelsp.M{"resultId": "r", "edits": []any{fakelsp.M{"start": 5, "deleteCount": 900}}},
		[]any{fakelsp.M{"range": at(0, 0, 2), "color": fakelsp.M{"red": 1e300, "green": -1, "blue": "x"}}, fakelsp.M{"range": at(0, 0, 2), "target": "\x1b[31m", "command": fakelsp.M{"title": "\x1b"}}},
		[]any{fakelsp.M{"position": fakelsp.M{"line": 0, "character": 1}, "label": "\x1b[2J\n\n"}},
		fakelsp.M{"signatures": []any{fakelsp.M{"label": "x", "parameters": []any{fakelsp.M{"label": []int{7, 99}}}}}, "activeSignature": 9}}
	var told atomic.Int32
	for _, method := range []string{"textDocument/completion", "textDocument/signatureHelp", "textDocument/inlayHint", "textDocument/diagnostic", "textDocument/hover",
		"textDocument/documentColor", "textDocument/documentLink", "textDocument/codeLens", "codeLens/resolve", "textDocument/semanticTokens/full", "textDocument/semanticTokens/full/delta"} {
		r.fake.On(method, func(q *fakelsp.Request) {
			n := int(told.Add(1))
			switch lie := lies[n%len(lies)]; n % 5 {
			case 0:
				q.Fail(-32801, "content modified")
			default:
				q.Reply(lie)
			}
		})
	}
	for _, option := range []string{"code-lens", "semantic-tokens", "display-inlay-hints"} {
		r.press(":set lsp." + option + " true<ret>")
	}
	var typed strings.Builder
	r.press("i")
	for i := range 120 {
		ch := string("abc(x."[rnd.IntN(6)])
		typed.WriteString(ch)
		r.press(ch)
		switch {
		case i%30 == 29:
			r.fake.Crash()
		case rnd.IntN(4) == 0:
			r.fake.Body(`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"` + r.uri("a.prose") +
				`","diagnostics":[{"range":null,"message":7},{"range":{"start":{"line":999,"character":5},"end":{"line":0,"character":1}},"message":"x"}]}}`)
		case rnd.IntN(6) == 0:
			r.fake.Body(`{"jsonrpc":"2.0","id":{},"method":"workspace/applyEdit","params":[]}`)
		}
		for r.Posts.Drain() {
			r.In.Pump()
			r.Settle()
		}
		path := r.path("a.prose")
		if i%40 == 5 && len(servers.Of(r.Env).Set().For(path, lsp.FeatureHover)) > 0 { // typing rests: everything is asked about
			seen := told.Load()
			r.idle()
			r.until("questions", func() bool { return told.Load() > seen })
		}
		r.picture()
	}
	r.press("<esc>")
	got := strings.ReplaceAll(strings.TrimSuffix(r.Text(), "\n"), ")", "") // pairs are closed
	if got != typed.String() {
		t.Fatalf("typed %q, have %q", typed.String(), got)
	}
}
