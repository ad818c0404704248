"""Tasks through several processes, results in the order of the tasks, with a bounded amount of work under way.

A pipe for each process and one task at a time in it: no queue or lock is left behind when either side is killed, and when a process dies
it is known over which task. Making a reader ready takes longer than reading a report: where processes can be copied, one does it, with its
first task, and copies itself; until then files are taken in here.
"""

import gc
import multiprocessing
import multiprocessing.connection
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import chain, islice
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import NoReturn, TypeVar

import msgspec

from dragoman.flow.settings import Settings
from dragoman.flow.tasks import Done, Task, perform, take_in
from dragoman.schema.reading import Reader

AHEAD = 4  # results that may wait, for each process, until an earlier one is there
MOST_BYTES = 32_000_000  # of files whose results wait
TAKEN_BYTES = 8_000_000  # of files taken in before there is a process to read them
FEW = 3  # so few tasks are done sooner here than other processes start
Sent = TypeVar("Sent", Task, Done)
_encoder, _decoder, _task_decoder = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Done), msgspec.msgpack.Decoder(Task)
_DIED = "the process that read it died; dragoman --debug read --jobs 1 shows why"


@contextmanager
def at_work(tasks: Iterable[Task], reader: Reader, settings: Settings) -> Iterator[Iterator[tuple[Task, Done]]]:
    """Each task with what came of it, in order. Other processes, where there are any, begin at once.

    `reader` serves where the work is done in this process."""
    waiting = iter(tasks)
    first = list(islice(waiting, FEW + 1))
    if settings.processes == 1 or len(first) <= FEW:
        yield ((task, perform(task, reader)) for task in chain(first, waiting))
        return
    gc.freeze()  # a lexicon is no garbage, and looking for some would write to the pages that processes share
    pool = _Pool(settings, reader, chain(first, waiting))
    try:
        pool.fill()
        yield pool.run()
    finally:
        pool.close()
        gc.unfreeze()


class _Worker:
    """A process that reads, the pipe to it, and the number of its task. A copy of the first process tells its id once it is there."""

    def __init__(self, pipe: Connection, process: BaseProcess | None = None) -> None:
        self.pipe = pipe
        self.process = process
        self.id: int | None = None
        self.number = -1

    @property
    def awaited(self) -> bool:
        """The process is to come yet."""
        return self.process is None and self.id is None

    def close(self) -> None:
        """End the process, whatever it does."""
        if self.process is not None:
            self.process.terminate()
        elif self.id is not None:
            with suppress(ProcessLookupError):
                os.kill(self.id, signal.SIGTERM)
        self.pipe.close()


class _Pool:
    def __init__(self, settings: Settings, reader: Reader, tasks: Iterable[Task]) -> None:
        self._settings = settings
        self._reader = reader
        self._waiting: Iterator[tuple[int, Task]] = enumerate(tasks)
        self._more = True
        # Those taken in here, while there was nothing else to do.
        self._ahead: deque[tuple[int, Task]] = deque()
        # The first process stands last, where a task is given first: until it has one, none of the others is made.
        self._idle = _start_all(settings, reader)[::-1]
        self._busy: dict[Connection, _Worker] = {}
        self._tasks: dict[int, Task] = {}  # given out, or done and waiting for their turn
        self._done: dict[int, Done] = {}

    def fill(self) -> None:
        """Give work to every process that has none."""
        while self._idle and self._room() and (found := self._next()) is not None:
            self._give(*found)

    def run(self) -> Iterator[tuple[Task, Done]]:
        """Keep every process at work, and hand on results in their order."""
        turn = 0
        while self._more or self._ahead or self._tasks:
            self.fill()
            if turn in self._done:
                yield self._tasks.pop(turn), self._done.pop(turn)
                turn += 1
            elif self._busy and not self._take_in():
                self._collect()

    def close(self) -> None:
        """Drop what is under way and end the processes at once."""
        for worker in (*self._idle, *self._busy.values()):
            worker.close()

    def _next(self) -> tuple[int, Task] | None:
        if self._ahead:
            return self._ahead.popleft()
        found = next(self._waiting, None)
        self._more = found is not None
        return found

    def _take_in(self) -> bool:
        """Take a file in here where processes are still to come and none that is there has anything to tell; whether there was one."""
        if not any(worker.awaited for worker in self._busy.values()) or multiprocessing.connection.wait(list(self._busy), timeout=0):
            return False
        if sum(len(task.raw) for _, task in self._ahead) > TAKEN_BYTES or (found := next(self._waiting, None)) is None:
            return False
        number, task = found
        self._ahead.append((number, msgspec.structs.replace(task, taken=take_in(task))))
        return True

    def _room(self) -> bool:
        held = sum(len(task.raw) for task in self._tasks.values())
        return len(self._tasks) < self._settings.processes * AHEAD and held < MOST_BYTES

    def _give(self, number: int, task: Task) -> None:
        worker = self._idle.pop()
        worker.number = number
        self._tasks[number] = task
        self._busy[worker.pipe] = worker
        try:
            worker.pipe.send(_packed(task))
        except OSError:
            self._bury(worker)

    def _collect(self) -> None:
        """Wait until some process is done, or dead."""
        for pipe in multiprocessing.connection.wait(list(self._busy)):
            worker = next(one for one in self._busy.values() if one.pipe is pipe)
            try:
                found = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(found, int):
                worker.id = found
            else:
                self._done[worker.number] = _decoder.decode(found) if isinstance(found, bytes) else found
                self._idle.append(self._busy.pop(worker.pipe))

    def _bury(self, worker: _Worker) -> None:
        """Note that a process died over its task, and start another in its place. One that never came is not to blame for its task."""
        del self._busy[worker.pipe]
        worker.close()
        task = self._tasks[worker.number]
        if worker.awaited:
            self._ahead.appendleft((worker.number, task))
        else:
            self._done[worker.number] = Done(failures=((task.path, _DIED),))
        self._idle.append(_start_one(self._settings, self._reader))


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """What is started inside never hears Ctrl-C: the parent hears it, and ends its processes."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _can_copy() -> bool:
    """Whether this process may be copied with the lexicon that it holds: where the system does that safely, and no other thread runs."""
    return sys.platform == "linux" and threading.active_count() == 1


def _start_all(settings: Settings, reader: Reader) -> list[_Worker]:
    """The processes; where they can be copied, the first alone, which makes itself ready and then copies itself."""
    if not _can_copy():
        return [_start_one(settings, reader) for _ in range(settings.processes)]
    pipes = [multiprocessing.Pipe() for _ in range(settings.processes)]
    ours, theirs = [pipe for pipe, _ in pipes], [pipe for _, pipe in pipes]
    first = _started(multiprocessing.get_context("fork").Process(target=_serve_and_copy, args=(reader, theirs, ours), daemon=True), theirs)
    return [_Worker(ours[0], first), *map(_Worker, ours[1:])]


def _start_one(settings: Settings, reader: Reader) -> _Worker:
    ours, theirs = multiprocessing.Pipe()
    if _can_copy():
        process: BaseProcess = multiprocessing.get_context("fork").Process(target=_serve, args=(reader, theirs), daemon=True)
    else:
        process = multiprocessing.get_context("spawn").Process(target=_load_and_serve, args=(settings, theirs), daemon=True)
    return _Worker(ours, _started(process, [theirs]))


def _started(process: BaseProcess, theirs: list[Connection]) -> BaseProcess:
    with _deaf_to_interrupts():
        process.start()
    for pipe in theirs:
        pipe.close()  # so that the pipe ends when the process does
    return process


def _load_and_serve(settings: Settings, pipe: Connection) -> None:
    """The life of a process that inherits nothing: it loads the lexicon itself."""
    reader = settings.make_reader(settings.lexicon)
    gc.freeze()
    _serve(reader, pipe)


def _serve_and_copy(reader: Reader, pipes: list[Connection], parents: list[Connection]) -> None:
    """The life of the first process. What it compiles for its first task its copies have from it; each serves a pipe of its own.

    No other thread may run until they are made."""
    for pipe in parents:
        pipe.close()
    own, *others = pipes
    try:
        done = _packed(perform(_received(own), reader))
        gc.freeze()
        signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the copies
        for pipe in others:
            with suppress(OSError):  # no room for another process: its pipe ends, and the parent sees to it
                if os.fork() == 0:
                    _serve_as_copy(reader, pipe, [other for other in pipes if other is not pipe])
            pipe.close()
        own.send(done)
    except (EOFError, OSError):
        return
    _serve(reader, own)


def _serve_as_copy(reader: Reader, pipe: Connection, others: list[Connection]) -> NoReturn:
    try:
        for other in others:
            other.close()
        pipe.send(os.getpid())
        _serve(reader, pipe)
    finally:
        os._exit(0)


def _serve(reader: Reader, pipe: Connection) -> None:
    """The life of a process: task in, result out, until the parent closes the pipe or dies."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    try:
        while True:
            pipe.send(_packed(perform(_received(pipe), reader)))
    except (EOFError, OSError):
        return


def _received(pipe: Connection) -> Task:
    sent: bytes | Task = pipe.recv()
    return _task_decoder.decode(sent) if isinstance(sent, bytes) else sent


def _packed(sent: Sent) -> bytes | Sent:
    """A third of the work that pickling is; names of files that are no Unicode need that."""
    try:
        return _encoder.encode(sent)
    except UnicodeEncodeError:
        return sent


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        multiprocessing.connection.wait([parent.sentinel])
        os._exit(1)
