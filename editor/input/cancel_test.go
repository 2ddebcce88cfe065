package input_test

import (
	"testing"
	"time"

	"hx/editor/event"
	"hx/internal/hxtest"
	"hx/keymap"
)

// ahead types keys without waiting for what they begin.
func ahead(t *testing.T, s *hxtest.Session, keys string) {
	t.Helper()
	list, err := keymap.ParseKeys(keys)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range list {
		s.In.Handle(event.Key{Key: k})
	}
}

func TestEscGivesUpWhatTakesLong(t *testing.T) {
	for _, key := range []string{"<esc>", "<C-c>"} {
		s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\n"}, Open: "a.txt"})
		ahead(t, s, ":append-output sleep 1000<ret>"+key)
		s.Wait(time.Minute)
		if s.In.Blocked() || s.Ed.Msg.Text != "Cancelled: shell command" {
			t.Errorf("%s: the message is %q", key, s.Ed.Msg.Text)
		}
		ahead(t, s, ":append-output sleep 1000<ret>"+key+"x")
		s.Wait(time.Minute)
		if r := s.Ed.View().Selection(s.Ed.Doc()).Primary(); s.In.Blocked() || r.To() != 4 {
			t.Errorf("%s: what was typed behind it is lost: %v", key, r)
		}
	}
}

// TestAnEscBehindOtherKeysIsTheirs, two are not.
func TestAnEscBehindOtherKeysIsTheirs(t *testing.T) {
	for keys, want := range map[string]bool{"ix<esc>": true, "ix<esc><esc>": false, "ix<C-c>": false} {
		s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\n"}, Open: "a.txt"})
		ahead(t, s, ":append-output sleep 1000<ret>")
		for !s.Env.Cancellable() {
			<-s.Posts.Ready()
			s.Posts.Drain()
		}
		ahead(t, s, keys)
		if s.In.Blocked() != want {
			t.Errorf("%s: held back is %v", keys, !want)
		}
		if want {
			ahead(t, s, "<C-c>")
		}
		s.Wait(time.Minute)
		if s.Text() != "one\n" {
			t.Errorf("%s: the text is %q", keys, s.Text())
		}
	}
}

// TestEscTypedAheadIsForWhatFollows: a command that is done in a moment is not
// given up by an Esc that was typed before it could be.
func TestEscTypedAheadIsForWhatFollows(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"a.txt": "one\n"}, Open: "a.txt"})
	ahead(t, s, "v:append-output printf x<ret><esc>")
	s.Wait(time.Minute)
	if s.Text() != "oxne\n" || s.Ed.Mode() != keymap.ModeNormal {
		t.Errorf("%q in %s mode, message %q", s.Text(), s.Ed.Mode(), s.Ed.Msg.Text)
	}
}
