package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fakeSudo puts a sudo into a folder and returns the PATH that finds it first.
// It asks for a password on the terminal, as the real one does.
func fakeSudo(t *testing.T, then string) string {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\nprintf '[sudo] password: ' >/dev/tty\nread -r word </dev/tty\nstty -a </dev/tty >" + dir + "/stty\n" +
		"[ \"$word\" = secret ] || { echo 'sudo: 1 incorrect password attempt' >&2; exit 1; }\nshift\n" + then + "\nexec \"$@\"\n"
	if err := os.WriteFile(filepath.Join(dir, "sudo"), []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestSaveBySudo(t *testing.T) {
	dir := fakeSudo(t, "")
	s := Start(t, bin, Options{Args: []string{"f"}, Files: map[string]string{"f": "old\n"}, Env: []string{"PATH=" + dir + ":" + os.Getenv("PATH")}})
	s.Until(t, "NOR")
	s.Send("inew " + esc + ":w --sudo" + enter)
	s.Until(t, "[sudo] password:")
	s.Send("wrong\n")
	s.Until(t, "1 incorrect password attempt")
	s.Until(t, "[+]")
	s.Has(t, "f", "old\n")
	s.Send(":w --sudo" + enter)
	s.UntilScreen(t, "a second question", func(rows []string) bool {
		return strings.Count(s.Tail(1<<20), "[sudo] password:") == 2
	})
	s.Send("secret\n")
	s.Until(t, "'f' written")
	s.Has(t, "f", "new old\n")
	if b, err := os.ReadFile(filepath.Join(dir, "stty")); err != nil || !strings.Contains(string(b), " icanon") {
		t.Errorf("sudo had the terminal as %s (%v)", b, err)
	}
	s.Send(":q" + enter) // nothing is unsaved
	s.Ends(t, 0)
	s.Left(t)
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "hx-save-*")); len(left) > 0 {
		t.Errorf("%q is left", left)
	}
}

// What sudo gets is written whole or not at all.
func TestSudoThatLosesText(t *testing.T) {
	dir := fakeSudo(t, "printf half >\"$3\"")
	s := Start(t, bin, Options{Args: []string{"f"}, Files: map[string]string{"f": "old\n"}, Env: []string{"PATH=" + dir + ":" + os.Getenv("PATH")}})
	s.Until(t, "NOR")
	s.Send("inew " + esc + ":w --sudo" + enter)
	s.Until(t, "[sudo] password:")
	s.Send("secret\n")
	// The other program says so too, while the terminal is its own.
	s.UntilScreen(t, "the editor with the reason", func(rows []string) bool {
		all := strings.Join(rows, "\n")
		return strings.Contains(all, " NOR ") && strings.Contains(all, "did not arrive whole")
	})
	s.Has(t, "f", "old\n")
	s.Send(":q!" + enter)
	s.Ends(t, 0)
}
