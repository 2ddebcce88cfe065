package main

import (
	"os"
	"os/signal"
	"syscall"
	"time"
	"unsafe"
)

// stop stops the program and all that the shell started with it, as if the
// terminal had sent its suspend character, and returns when it is continued.
// Where no shell could continue it, the kernel does not stop it.
//
// What package signal once took it never gives back to the system: Reset makes
// a signal ignored that stops a program by default. So the system is asked.
func stop() {
	goesOn := make(chan os.Signal, 1)
	signal.Notify(goesOn, syscall.SIGCONT)
	defer signal.Stop(goesOn)
	var usual, ours sigaction
	setAction(&usual, &ours)
	syscall.Kill(0, syscall.SIGTSTP)
	select { // the stop comes to another thread perhaps, a moment later
	case <-goesOn:
	case <-time.After(300 * time.Millisecond):
	}
	setAction(&ours, nil)
}

// sigaction has room for the kernel's structure, which differs between
// processors; all zero it is the default action on each of them.
type sigaction [16]uint64

func setAction(now, was *sigaction) {
	const setSize = 8 // bytes in the kernel's set of signals
	syscall.RawSyscall6(syscall.SYS_RT_SIGACTION, uintptr(syscall.SIGTSTP),
		uintptr(unsafe.Pointer(now)), uintptr(unsafe.Pointer(was)), setSize, 0, 0)
}
