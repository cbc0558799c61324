package de.stellwerk.app.architecture.planted.console;

import jakarta.jms.Message;

record SeesJms(Message message) {}
