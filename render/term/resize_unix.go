//go:build unix

package term

import (
	"os"
	"os/signal"
	"syscall"
)

// watchSize waits for changes of size. The device's own notification loses one
// that comes while it deals with another.
func (s *Screen) watchSize() {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGWINCH)
	defer signal.Stop(signals)
	for {
		select {
		case <-signals:
			s.resized()
		case <-s.closed:
			return
		}
	}
}
