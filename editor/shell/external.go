package shell

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"syscall"
	"time"
)

// addresses are those that are handed to other programs: nothing that could be
// a file or an option.
var addresses = regexp.MustCompile(`^(?:https?|ftp|mailto|gemini):[^\x00-\x20]+$`)

// handover is how long a program may take to say that it cannot open an
// address; most go on running.
const handover = 3 * time.Second

// Opener returns the program that opens addresses outside of the terminal, ""
// where there is none: on a machine without a desktop, or a far one.
func Opener() string {
	name := "xdg-open"
	switch {
	case runtime.GOOS == "darwin":
		name = "open"
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return ""
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return ""
	}
	return path
}

// OpenExternal hands an address to a program such as Opener's, which lives on by
// itself. It returns once that has taken it, as far as one can tell.
func OpenExternal(ctx context.Context, opener, address string) error {
	if !addresses.MatchString(address) {
		return fmt.Errorf("%q is no address that other programs may open", address)
	}
	cmd := exec.Command(opener, address) // not killed with ctx: it is on its own
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := cmd.Start(); err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	timer := time.NewTimer(handover)
	defer timer.Stop()
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("%s: %w", opener, err)
		}
	case <-timer.C:
	case <-ctx.Done():
	}
	return nil
}
