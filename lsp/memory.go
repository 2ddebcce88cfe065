package lsp

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
)

// availableMemory returns the bytes the system can give to a new program;
// false where that is not known.
func availableMemory() (int64, bool) {
	f, err := os.Open("/proc/meminfo")
	if err != nil {
		return 0, false
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if v, ok := strings.CutPrefix(sc.Text(), "MemAvailable:"); ok {
			kb, err := strconv.ParseInt(strings.TrimSuffix(strings.TrimSpace(v), " kB"), 10, 64)
			return kb << 10, err == nil
		}
	}
	return 0, false
}

// memoryAllows waits, if memory is low, until the user agrees. False: ctx
// ended first.
func (s *Server) memoryAllows(ctx context.Context) bool {
	if s.cfg.MinFreeMemory <= 0 || s.cfg.remote() {
		return true
	}
	free, known := s.set.opt.FreeMemory()
	if !known || free >= s.cfg.MinFreeMemory {
		return true
	}
	for first := true; ; first = false {
		s.set.mu.Lock()
		agreed, changed := s.consent, s.changed
		s.set.mu.Unlock()
		if agreed {
			if !first {
				s.enter(Starting, "")
			}
			return true
		}
		if first {
			s.enter(LowMemory, fmt.Sprintf("not started: %d MB of memory are available, %d MB asked for",
				free>>20, s.cfg.MinFreeMemory>>20))
			continue
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return false
		}
	}
}
