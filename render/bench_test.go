package render_test

import (
	"strings"
	"testing"

	"hx/editor/event"
	"hx/internal/hxtest"
	"hx/keymap"
	"hx/render"
)

// BenchmarkKeyToFrame is one key and the frame that follows.
func BenchmarkKeyToFrame(b *testing.B) {
	text := strings.Repeat("	if err := run(ctx, name); err != nil { return err }\n", 5000)
	for _, c := range []struct {
		name string
		mode string
		keys []keymap.Key
	}{
		{"move", "", []keymap.Key{keymap.Char('j'), keymap.Char('k')}},
		{"type", "i", []keymap.Key{keymap.Char('x'), keymap.Named(keymap.Backspace)}},
		{"scroll", "", []keymap.Key{keymap.Ctrl('d'), keymap.Ctrl('u')}},
	} {
		b.Run(c.name, func(b *testing.B) {
			s := hxtest.New(b, hxtest.Options{Files: map[string]string{"a.txt": text}, Open: "a.txt"})
			s.Keys(b, "2000G"+c.mode)
			var p render.Painter
			i := 0
			b.ReportAllocs()
			for b.Loop() {
				s.Events(event.Key{Key: c.keys[i%len(c.keys)]})
				p.Paint(s.Ed, render.Extra{})
				i++
			}
		})
	}
}
