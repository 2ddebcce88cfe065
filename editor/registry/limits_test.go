package registry_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"hx/internal/hxtest"
)

// What grows with use is bounded; docs/safety.md lists the bounds.
func TestHistoriesAreBounded(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{Files: map[string]string{"f": "one\n"}, Open: "f"})
	for i := range 1200 {
		s.Keys(t, fmt.Sprintf(":nosuch%d<ret>", i))
	}
	if n := len(s.Ed.Messages()); n < 200 || n > 500 {
		t.Errorf("%d messages are kept", n)
	}
	commands, err := s.Ed.Regs.Read(':')
	if err != nil || len(commands) < 500 || len(commands) > 1000 {
		t.Errorf("%d command lines are kept (%v)", len(commands), err)
	}
	s.Keys(t, ":keys<ret>")
	if n := strings.Count(s.Text(), "\n"); n < 50 || n > 300 {
		t.Errorf("%d lines of keys are kept", n)
	}
}

func TestOutputOfCommandsIsBounded(t *testing.T) {
	s := hxtest.New(t, hxtest.Options{
		Files: map[string]string{"f": "one\n"}, Open: "f", Config: "[editor]\nshell-output-limit = \"10KiB\"\n",
	})
	for _, line := range []string{":insert-output yes", ":pipe yes", ":append-output yes"} {
		s.Keys(t, line+"<ret>")
		s.Wait(30 * time.Second)
		if s.Text() != "one\n" || !strings.Contains(s.Ed.Msg.Text, "more than 10240 bytes") {
			t.Errorf("%s: %d bytes, message %q", line, len(s.Text()), s.Ed.Msg.Text)
		}
	}
}
