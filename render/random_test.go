package render_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/internal/hxtest"
	"hx/render"
)

// TestRandomHands presses keys and clicks, drags and scrolls wherever the last
// frame has something, on screens of all sizes. Nothing may fail, and what is
// drawn stays drawn the same when nothing happens.
func TestRandomHands(t *testing.T) {
	keys := strings.Fields("<space> f F e . b j s g / ? ' w v x y p P d u U i a o <esc> <ret> <tab> <S-tab> <up> <down> <pagedown> <pageup> <C-w> <C-s> <C-v> <C-t> <A-ret> <backspace> g z m " +
		"% , ; : \" Z [ ] <C-c> main h l k :themes<ret> :registers<ret> :help<space>pickers<ret> :tutor<ret> :messages<ret> :keys<ret> :cn<ret> :cp<ret> :bc!<ret> <C-o> <C-i> <A-.>")
	sizes := [][2]int{{80, 24}, {40, 10}, {200, 60}, {12, 5}, {3, 2}}
	for seed := range uint64(12) {
		rng := rand.New(rand.NewPCG(seed, 11))
		size := sizes[rng.IntN(len(sizes))]
		files := map[string]string{"file.go": program}
		for name, text := range project {
			files[name] = text
		}
		s := hxtest.New(t, hxtest.Options{Files: files, Open: "file.go", Width: size[0], Height: size[1],
			Config: "[editor]\nbufferline = \"always\"\n"})
		p := painter(s)
		trace := ""
		for range 150 {
			var ev event.Event
			switch w, h := s.Ed.Size(); rng.IntN(8) {
			case 0:
				size := sizes[rng.IntN(len(sizes))]
				ev = event.Resize{Width: size[0], Height: size[1]}
			case 1, 2:
				buttons := []event.Mouse{
					{Action: event.Press, Button: event.Left, Clicks: 1}, {Action: event.Press, Button: event.Left, Clicks: 2}, {Action: event.Press, Button: event.Left, Clicks: 3},
					{Action: event.Drag, Button: event.Left}, {Action: event.Release, Button: event.Left}, {Action: event.Press, Button: event.Right, Clicks: 1},
					{Action: event.Press, Button: event.Middle, Clicks: 1}, {Action: event.WheelDown}, {Action: event.WheelUp}, {Action: event.Move},
				}
				m := buttons[rng.IntN(len(buttons))]
				m.X, m.Y = rng.IntN(w+1), rng.IntN(h+1)
				ev = m
			}
			if ev != nil {
				s.Events(ev)
			} else {
				k := keys[rng.IntN(len(keys))]
				trace += k
				s.Keys(t, k)
			}
			if _, ended := s.Ed.Quitting(); ended {
				break
			}
			first := p.Paint(s.Ed, extra(s)).Text()
			if strings.Contains(s.Ed.Msg.Text, "please report") {
				t.Fatalf("seed %d: %s\nafter %s", seed, s.Ed.Msg.Text, trace)
			}
			if again := (&render.Painter{}).Paint(s.Ed, extra(s)).Text(); again != first {
				t.Fatalf("seed %d: painted again it is\n%s\nnot\n%s\nafter %s", seed, again, first, trace)
			}
		}
	}
}
