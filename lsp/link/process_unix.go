//go:build unix

package link

import (
	"os/exec"
	"syscall"
)

// detach gives the program a session of its own: no terminal, no keyboard
// signals, and a process group that can be killed as a whole.
func detach(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
}

// killGroup kills the program's whole process group. The group's number stays
// taken while any member lives, so this hits nobody else; when none lives it
// does nothing.
func killGroup(cmd *exec.Cmd) {
	syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
}
