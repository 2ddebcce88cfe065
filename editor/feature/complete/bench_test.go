package complete_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"hx/internal/fakelsp"
	"hx/render"
)

// proposals is an answer as rust-analyzer gives them: 150 items, 60 KB.
func proposals() json.RawMessage {
	var list []fakelsp.M
	for i := range 150 {
		at := fakelsp.M{"start": fakelsp.M{"line": 0, "character": 0}, "end": fakelsp.M{"line": 0, "character": 2}}
		list = append(list, fakelsp.M{
			"label": fmt.Sprintf("method_%d", i), "kind": 2, "detail": "fn(&self, x: u32) -> Option<String>", "sortText": fmt.Sprintf("7ffffff%d", i%9),
			"labelDetails": fakelsp.M{"detail": "(…)", "description": "fn(&self, u32) -> Option<String>"},
			"filterText":   fmt.Sprintf("method_%d", i), "insertTextFormat": 2,
			"textEdit":      fakelsp.M{"newText": fmt.Sprintf("method_%d($0)", i), "insert": at, "replace": at},
			"documentation": fakelsp.M{"kind": "markdown", "value": "Does **something** with it, at length."},
		})
	}
	b, err := json.Marshal(fakelsp.M{"isIncomplete": true, "items": list})
	if err != nil {
		panic(err)
	}
	return b
}

// BenchmarkMenu is the time from a server's answer to the menu in the frame.
func BenchmarkMenu(b *testing.B) {
	r := newRig(b, "\n", "", fakelsp.M{})
	r.fake.Hold("textDocument/completion")
	answer := proposals()
	r.press("ime")
	var p render.Painter
	p.Paint(r.Ed, render.Extra{})
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		r.press("<C-x>")
		q := r.take()
		b.StartTimer()
		q.Reply(answer)
		r.until("the menu", func() bool { return r.Ed.Layers.Named("completion") != nil })
		p.Paint(r.Ed, render.Extra{})
		b.StopTimer()
		r.press("<C-c>")
		b.StartTimer()
	}
}
