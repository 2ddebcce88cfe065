package pickers_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"hx/editor/event"
	"hx/editor/job"
	"hx/editor/ui"
	"hx/internal/hxtest"
	"hx/keymap"
)

// stepped is a session in which nothing answers by itself: the test, or a seed,
// chooses what work runs when and which answer arrives when.
type stepped struct {
	rig
	step *job.Stepper
}

func newStepped(t *testing.T, seed uint64, files map[string]string) stepped {
	jobs, step := job.NewStepper(seed, job.Options{})
	return stepped{newRig(t, hxtest.Options{Files: files, Open: "a.txt", Jobs: jobs}), step}
}

// press presses keys and lets nothing else happen.
func (s stepped) press(keys string) {
	s.t.Helper()
	steps, err := hxtest.ParseSteps(keys)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, st := range steps {
		s.In.Handle(st.Event)
	}
}

// letters are files of which each has lines with one letter only.
func letters() map[string]string {
	files := map[string]string{}
	for c := 'a'; c <= 'f'; c++ {
		files[string(c)+".txt"] = strings.Repeat("only "+string(c)+c2(c)+"\n", 40)
	}
	return files
}

func c2(c rune) string { return string(c - 'a' + 'P') }

// TestLateSearchesNeverWin types queries while older searches are still on their
// way, in hundreds of orders: what the list shows never goes back to an older
// query, and ends with the newest one.
func TestLateSearchesNeverWin(t *testing.T) {
	orders := map[string]bool{}
	for seed := range uint64(120) {
		rng := rand.New(rand.NewPCG(seed, 5))
		s := newStepped(t, seed, letters())
		s.press("<space>/")
		asked := map[string]int{} // letters of what is found, by the order they were asked for
		newest, trace := "", ""
		shown, count := 0, 0
		look := func() {
			for i, row := range s.picker().View(50).Rows {
				found := row.Item.Cells[1][len(row.Item.Cells[1])-1:]
				n, ok := asked[found]
				if !ok || n < shown {
					t.Fatalf("seed %d: row %d is of %q, but %q was asked for last (%s)", seed, i, found, newest, trace)
				}
				if shown = n; i == 0 {
					trace += found
				}
			}
		}
		for range 25 {
			if rng.IntN(3) == 0 {
				c := rune('a' + rng.IntN(6))
				s.press(fmt.Sprintf("<C-u><backspace><C-w>only %c", c))
				newest = c2(c)
				count++
				asked[newest] = count
				trace += " " + newest + ":"
			} else {
				s.step.Step()
			}
			look()
		}
		s.step.Drain()
		s.In.Pump()
		look()
		rows := s.picker().View(50)
		if newest != "" && (rows.Total != 40 || !strings.HasSuffix(rows.Rows[0].Item.Cells[1], newest)) {
			t.Fatalf("seed %d: %d rows at the end, the first of %v", seed, rows.Total, rows.Rows[0].Item.Cells)
		}
		orders[trace] = true
	}
	if len(orders) < 60 {
		t.Errorf("only %d different orders", len(orders))
	}
}

// TestLatePreviewsNeverWin moves through files while their contents are read:
// what stands beside the list is always of the highlighted item.
func TestLatePreviewsNeverWin(t *testing.T) {
	for seed := range uint64(60) {
		rng := rand.New(rand.NewPCG(seed, 6))
		s := newStepped(t, seed, letters())
		s.press("<space>f")
		s.step.Drain()
		s.In.Pump()
		for range 40 {
			switch rng.IntN(4) {
			case 0:
				s.press("<down>")
			case 1:
				s.press("<up>")
			default:
				s.step.Step()
			}
			v := s.picker().View(20)
			if v.Shown != nil && v.Shown.Target != v.Target {
				t.Fatalf("seed %d: %v is shown beside %v", seed, v.Shown.Target, v.Target)
			}
		}
		s.step.Drain()
		v := s.picker().View(20)
		if v.Shown == nil || !strings.Contains(v.Shown.Text.String(), "only "+strings.TrimSuffix(v.Rows[chosen(v)].Item.Cells[0], ".txt")) {
			t.Fatalf("seed %d: beside %v stands %v", seed, v.Target, v.Shown)
		}
	}
}

func chosen(v ui.PickerView) int {
	for i, r := range v.Rows {
		if r.Chosen {
			return i
		}
	}
	return 0
}

// TestLateFilesOfAClosedPicker: a list that was left takes nothing more, and
// nothing of it appears in the next one.
func TestLateFilesOfAClosedPicker(t *testing.T) {
	s := newStepped(t, 1, letters())
	s.press("<space>f")
	s.step.Run("files") // its answers are on their way
	s.In.Handle(event.Key{Key: keymap.Named(keymap.Esc)})
	s.step.Drain()
	s.In.Pump()
	if s.Ed.Layers.Top() != nil {
		t.Fatal("Esc did not close the list")
	}
	s.press("<space>/only a")
	s.step.Drain()
	if v := s.picker().View(9); v.Total != 40 {
		t.Errorf("the search shows %d rows", v.Total)
	}
}

// TestKeysWaitForTheList: Down and Enter typed blindly mean the list that is
// about to come.
func TestKeysWaitForTheList(t *testing.T) {
	s := newStepped(t, 3, letters())
	s.press("<space>f<down><down><ret>")
	s.step.Run("files")
	for s.step.Deliver("files") {
	}
	s.In.Pump()
	s.step.Drain()
	s.wantName("c.txt")
}
