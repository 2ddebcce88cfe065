//go:build unix

package clip

import (
	"os/exec"
	"syscall"
)

// detach keeps a program that serves the clipboard alive when the terminal is
// closed, and away from our terminal. If it is given up, everything that it
// started goes too.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
