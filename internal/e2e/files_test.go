package e2e

import (
	"fmt"
	"testing"
)

// Of many files the first is on the screen before the others are opened, but no
// key comes before them.
func TestManyFilesOfTheCommandLine(t *testing.T) {
	files := map[string]string{}
	args := []string{"f00.txt:2"}
	for i := range 40 {
		files[fmt.Sprintf("f%02d.txt", i)] = fmt.Sprintf("file %d\nits second line\n", i)
		if i > 0 {
			args = append(args, fmt.Sprintf("f%02d.txt", i))
		}
	}
	s := Start(t, bin, Options{Args: args, Files: files})
	s.Until(t, "NOR")
	s.Send(":bn" + enter + "ix" + esc + ":wqa" + enter)
	s.Ends(t, 0)
	s.Has(t, "f01.txt", "xfile 1\nits second line\n")

	s = Start(t, bin, Options{Args: append(args, "f00.txt:1"), Files: files})
	s.Until(t, "Loaded 41 files.")
	s.Send("iy" + esc + ":wqa" + enter)
	s.Ends(t, 0)
	s.Has(t, "f00.txt", "yfile 0\nyits second line\n")
}
