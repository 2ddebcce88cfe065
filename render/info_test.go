package render_test

import (
	"strings"
	"testing"

	"hx/editor/event"
	"hx/editor/ui"
	"hx/internal/hxtest"
)

// TestInfoMouse: a row of a box of keys is a button.
func TestInfoMouse(t *testing.T) {
	h := newHand(t, hxtest.Options{})
	h.keys("g")
	h.clickOn("Last line")
	if !strings.HasSuffix(h.s.State(), "\t}\n#[}|]#\n") {
		t.Errorf("the click goes to %q", h.s.State())
	}
	if h.s.Ed.Info != nil {
		t.Error("the box stays open")
	}
	h.keys("<space>")
	h.clickOn("Window ")
	h.wants("Next split")
	h.clickOn("Split right")
	if n := len(h.s.Ed.Win.Views()); n != 2 {
		t.Errorf("%d splits after two clicks in menus", n)
	}
	h.keys("mi")
	h.clickOn("WORD")
	if h.s.Ed.Info != nil || h.s.Env.Waiting != nil {
		t.Error("what waits for a key does not get it")
	}
	h.keys("g")
	x, y := h.find("Goto")
	h.click(x, y)
	if h.s.Ed.Info == nil {
		t.Error("a click on the frame closes the box")
	}
	h.click(1, 1)
	if h.s.Ed.Info != nil {
		t.Error("a click elsewhere leaves the box open")
	}
}

// TestInfoThatDoesNotFit says that more follows, and shows it.
func TestInfoThatDoesNotFit(t *testing.T) {
	h := newHand(t, hxtest.Options{Files: map[string]string{"a.txt": program}, Open: "a.txt", Width: 40, Height: 10})
	h.keys("<space>")
	h.wants("Files (workspace)")
	h.wants("pgdn 8/28")
	h.keys("<pagedown>")
	h.wants("Changed files")
	h.wants("16/28")
	h.keys("<pageup>")
	h.wants("Files (workspace)")
	x, y := h.find("Explorer (work")
	h.do(x, y, event.Mouse{Action: event.WheelDown, Button: event.NoButton})
	h.wants("9/28")
	for range 9 {
		h.keys("<pagedown>")
	}
	h.wants("28/28")
	h.clickOn("Command palette")
	if _, ok := h.s.Ed.Layers.Top().(*ui.Picker); !ok {
		t.Error("the last row cannot be clicked")
	}
	h.keys("<esc>g")
	h.wants("pgdn 8/")
	h.keys("g")
	if h.s.Ed.Info != nil {
		t.Error("the box stays open")
	}
}

// TestFoundLinesShowTheMatch: of a long line that was found the part with the
// match is shown.
func TestFoundLinesShowTheMatch(t *testing.T) {
	line := strings.Repeat("some words before it, ", 10) + "needle" + strings.Repeat(" and more behind it", 10)
	h := newHand(t, hxtest.Options{Files: map[string]string{"a.txt": "needle first\n" + line + "\n" + strings.Repeat("x", 300) + "needle\n"}, Open: "a.txt"})
	h.keys("<space>/needle<wait:400>")
	for _, want := range []string{"a.txt:1 needle first", "needle and", "xxneedle"} {
		h.wants(want)
	}
}
