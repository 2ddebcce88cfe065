package pickers_test

import (
	"testing"

	"hx/internal/hxtest"
)

// TestGlobalSearch: as typed, with unsaved text instead of the file's, without
// hidden and binary files.
func TestGlobalSearch(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("2Gxctzwei two<ret>x<esc><space>/t[wh]<wait:400>")
	r.wantRows("[a.txt:2 tzwei two], a.txt:4 three, src/deep/only/file.txt:1 two, src/main.go:4 println(\"two\")")
	row := r.picker().View(9).Rows[3]
	if len(row.Matches) != 2 || len(row.Matches[1]) != 1 || row.Item.Cells[1][row.Matches[1][0].From:row.Matches[1][0].To] != "tw" {
		t.Errorf("marked is %v", row.Matches)
	}
	r.keys("%path src/m")
	r.wantRows("[src/main.go:4 println(\"two\")]")
	r.keys("<ret>")
	r.wantName("src/main.go")
	r.wantState("#[\tprintln(\"two\")\n|]#")
	r.keys(":o never.txt<ret>inot saved<esc><space>/not saved<wait:400>")
	r.wantRows("[never.txt:1 not saved]")
	r.keys("<esc><space>/<ret><wait:400>")
	if q := r.picker().Query(); q != "t[wh]%path src/m" && q != "t[wh]" {
		t.Errorf("Enter brings back %q", q)
	}
}

// TestResults goes from hit to hit, also when lines have moved since.
func TestResults(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.keys("<space>/two<wait:400><ret>")
	r.wantState("one\n#[two\n|]#")
	r.keys(":cn<ret>")
	r.wantName("src/deep/only/file.txt")
	r.wantMessage("2 of 3")
	r.keys("<A-.>")
	r.wantName("src/main.go")
	r.keys(":next-result<ret>")
	r.wantMessage("no more results in that direction, there are 3")
	r.keys("ggOanother<ret>line<esc>:cp<ret>")
	r.wantName("src/deep/only/file.txt")
	r.keys("<A-.>ggOtop<esc>:cn<ret>:cn<ret>")
	r.wantState("#[\tprintln(\"two\")\n|]#")
	r.keys("<C-o><C-o>")
	r.keys("<space>'")
	r.wantRows("a.txt:2 two, src/deep/only/file.txt:1 two, [src/main.go:4 println(\"two\")]")
}

// TestEscapeEndsTheSearch keeps what was found.
func TestEscapeEndsTheSearch(t *testing.T) {
	r := newRig(t, hxtest.Options{})
	r.Keys(t, "<space>/two")
	r.Keys(t, "<esc>")
	for _, j := range r.Ed.Jobs.Active() {
		if j.Key == "global search" {
			t.Error("the search goes on")
		}
	}
	r.keys("<space>'<wait:400>")
}
