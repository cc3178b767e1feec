"""The ordinary bot: aiogram polling, MemoryStorage, one ORM commit for each step on aiosqlite (WAL, FULL)."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from aiogram import Bot, Dispatcher, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message
from sqlalchemy import event
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Lanjut", callback_data="x")]])
FIELDS = ("kind", "content", "happened", "shown", "place", "anonymous")


class Base(DeclarativeBase):
    pass


class Report(Base):
    __tablename__ = "reports"
    id: Mapped[int] = mapped_column(primary_key=True)
    person: Mapped[int] = mapped_column(index=True)
    kind: Mapped[str | None]
    content: Mapped[str | None]
    happened: Mapped[str | None]
    shown: Mapped[str | None]
    place: Mapped[str | None]
    anonymous: Mapped[str | None]
    filed: Mapped[bool] = mapped_column(default=False)


class Form(StatesGroup):
    kind = State()
    content = State()
    happened = State()
    shown = State()
    place = State()
    anonymous = State()
    send = State()


STEPS = (Form.kind, Form.content, Form.happened, Form.shown, Form.place, Form.anonymous, Form.send)


def router(sessions: Any) -> Router:
    """Seven questions after /lapor; each answer is stored and committed, as most bots do it."""
    made = Router()

    async def begin(message: Message, state: FSMContext) -> None:
        assert message.from_user is not None
        async with sessions() as session:
            report = Report(person=message.from_user.id)
            session.add(report)
            await session.commit()
        await state.set_state(STEPS[0])
        await state.update_data(report=report.id)
        await message.answer("Apa yang ingin Anda sampaikan?", reply_markup=KEYBOARD)

    async def take(value: str, message: Message, state: FSMContext) -> None:
        at = [step.state for step in STEPS].index(await state.get_state())
        data = await state.get_data()
        async with sessions() as session:
            report = await session.get_one(Report, data["report"])
            if at < len(FIELDS):
                setattr(report, FIELDS[at], value)
            else:
                report.filed = True
            await session.commit()
        await (state.set_state(STEPS[at + 1]) if at < len(FIELDS) else state.clear())
        words = f"Pertanyaan {at + 2}" if at < len(FIELDS) else f"Laporan Anda sudah masuk: {data['report']}"
        await message.answer(words, reply_markup=KEYBOARD)

    async def written(message: Message, state: FSMContext) -> None:
        await take(message.text or "", message, state)

    async def pressed(query: CallbackQuery, state: FSMContext) -> None:
        assert isinstance(query.message, Message)
        await take(query.data or "", query.message, state)
        await query.answer()

    made.message.register(begin, Command("lapor"))
    made.message.register(written, StateFilter(Form))
    made.callback_query.register(pressed, StateFilter(Form))
    return made


async def serve(bot: Bot, folder: Path) -> None:
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'ordinary.db'}", connect_args={"timeout": 30})

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    dispatcher = Dispatcher(storage=MemoryStorage())
    dispatcher.include_router(router(async_sessionmaker(engine, expire_on_commit=False)))
    await dispatcher.start_polling(bot, handle_signals=False)
    await asyncio.Event().wait()
