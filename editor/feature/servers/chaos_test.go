package servers_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/internal/fakelsp"
)

// Whatever a server does while keys are typed, the text is what was typed.
func TestMisbehaviourCostsNoText(t *testing.T) {
	caps := fakelsp.M{"hoverProvider": true, "completionProvider": fakelsp.M{"triggerCharacters": []string{"a"}},
		"signatureHelpProvider": fakelsp.M{"triggerCharacters": []string{"("}}, "inlayHintProvider": true,
		"diagnosticProvider": fakelsp.M{"interFileDependencies": false, "workspaceDiagnostics": false}}
	r := newRig(t, "\n", caps)
	rnd := rand.New(rand.NewPCG(6, 7))
	lies := []any{nil, 1, "no", []any{}, fakelsp.M{}, []any{nil, 3}, fakelsp.M{"items": []any{nil, fakelsp.M{"label": nil}}},
		[]any{fakelsp.M{"label": "zz", "textEdit": edit(99, 99, 1, "q"), "range": at(9, 9, 9)}},
		fakelsp.M{"signatures": []any{fakelsp.M{"label": "x", "parameters": []any{fakelsp.M{"label": []int{7, 99}}}}}, "activeSignature": 9}}
	for _, method := range []string{"textDocument/completion", "textDocument/signatureHelp", "textDocument/inlayHint", "textDocument/diagnostic", "textDocument/hover"} {
		r.fake.On(method, func(q *fakelsp.Request) {
			switch lie := lies[len(q.Params)%len(lies)]; len(q.Params) % 4 {
			case 0:
				q.Fail(-32801, "content modified")
			default:
				q.Reply(lie)
			}
		})
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
	}
	r.press("<esc>")
	got := strings.ReplaceAll(strings.TrimSuffix(r.Text(), "\n"), ")", "") // pairs are closed
	if got != typed.String() {
		t.Fatalf("typed %q, have %q", typed.String(), got)
	}
}
